import { startEchoLambda } from './echo-lambda.ts';
import { type Engine, RunningEngine } from './engine.ts';
import { GROWTHS, type Growth } from './growths.ts';
import { markdownTable } from './tables.ts';

/** Each kind of work in several sizes, each on a server of its own: a line for each size. */
export async function growthTable(engine: Engine, progress: (text: string) => void): Promise<string> {
  const lambda = await startEchoLambda();
  const rows: string[][] = [];
  try {
    for (const growth of GROWTHS) {
      for (const size of growth.sizes) {
        const row = await measure(engine, lambda.url, growth, size);
        progress(row.join(', '));
        rows.push(row);
      }
    }
  } finally {
    lambda.close();
  }
  return markdownTable(['', 'time', 'time per unit', 'memory', 'loop delay, p99.9', 'at most'], rows);
}

async function measure(
  engine: Engine,
  lambdaUrl: string,
  { name, run }: Growth,
  size: number,
): Promise<string[]> {
  const server = await RunningEngine.start(engine, lambdaUrl);
  try {
    await server.loopDelay();
    const milliseconds = await run(server.url, size);
    const { p999, max } = await server.loopDelay();
    return [
      `${size.toLocaleString('en')} ${name}`,
      `${(milliseconds / 1000).toFixed(2)} s`,
      `${((milliseconds * 1000) / size).toFixed(0)} µs`,
      `${server.memory().peak.toFixed(0)} MB`,
      `${p999.toFixed(1)} ms`,
      `${max.toFixed(1)} ms`,
    ];
  } finally {
    await server.stop();
  }
}
