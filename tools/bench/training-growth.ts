/**
 * How a training grows with pictures, classes, sides and epochs: `npx node tools/bench/training-growth.ts --pictures
 * 1000,5000,20000 --classes 100 --side 32 --epochs 2`. Each row is a job of the classifier's own program on drawn pictures.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { markdownTable, measuredOn } from './step-functions/tables.ts';
import { type GrowthRun, runGrowthJob } from './training-growth/run-growth-job.ts';
import { type GrowthJob, writeGrowthJob } from './training-growth/write-growth-job.ts';

const { values } = parseArgs({
  options: {
    pictures: { type: 'string', default: '1000,5000,20000' },
    epochs: { type: 'string', default: '2' },
    classes: { type: 'string', default: '100' },
    side: { type: 'string', default: '32' },
  },
});
const listed = (text: string): number[] => text.split(',').map(Number);

console.log(`${measuredOn()}, load average ${loadavg()[0]?.toFixed(1)}`);
const rows: string[][] = [];
for (const pictures of listed(values.pictures))
  for (const epochs of listed(values.epochs)) {
    const job = { pictures, epochs, classes: Number(values.classes), side: Number(values.side) };
    const row = describe(job, await measure(job));
    console.log(row.join(', '));
    rows.push(row);
  }
console.log(
  markdownTable(
    [
      'pictures',
      'classes',
      'side',
      'epochs',
      'read',
      'an epoch',
      'pictures/s',
      'after the first epoch',
      'after the last',
      'memory at most',
      'validation accuracy',
    ],
    rows,
  ),
);

async function measure(job: GrowthJob): Promise<GrowthRun> {
  const root = await mkdtemp(join(tmpdir(), 'training-growth-'));
  try {
    await writeGrowthJob(root, job);
    return await runGrowthJob(root);
  } finally {
    await rm(root, { recursive: true });
  }
}

function describe({ pictures, classes, side, epochs }: GrowthJob, run: GrowthRun): string[] {
  const { readSeconds, epochSeconds, memory, peak, validationAccuracy } = run;
  const epoch = epochSeconds.reduce((sum, seconds) => sum + seconds, 0) / epochSeconds.length;
  return [
    ...[pictures, classes, side, epochs].map((number) => number.toLocaleString('en')),
    `${readSeconds.toFixed(1)} s`,
    `${epoch.toFixed(1)} s`,
    (pictures / epoch).toFixed(0),
    ...[memory[0], memory.at(-1), peak].map((megabytes = 0) => `${megabytes.toFixed(0)} MB`),
    `${(100 * validationAccuracy).toFixed(1)} %`,
  ];
}
