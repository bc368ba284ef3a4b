/** `npm start`: sets up what is missing, then runs the main job on Node 24. */
import { buildConsole, bundleEmulator, install, node24, run } from './workspace.mjs';

await install();
// The job takes longer than these, and its emulator serves the console as soon as it is built.
const building = [buildConsole(), bundleEmulator()];
const code = await run([node24()], ['apps/main-job/src/main.ts', ...process.argv.slice(2)]);
for (const each of building) each.end();
process.exit(code);
