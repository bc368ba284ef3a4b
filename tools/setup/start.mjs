/** `npm start`: sets up what is missing, then runs the main job on Node 24. */
import { install, node24, run } from './workspace.mjs';

await install();
process.exit(await run([node24()], ['apps/main-job/src/main.ts', ...process.argv.slice(2)]));
