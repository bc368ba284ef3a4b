/**
 * Where a training step's time goes: `npx node tools/bench/training-step-profile.ts [batch] [steps]` prints what ONNX
 * Runtime measures for each kind of operator, and the nodes that take longest, in microseconds a step (medians).
 */
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Trainer } from '@scones/image-classifier';
import { z } from 'zod';
import { benchStep, fillBatch } from './training-step/bench-step.ts';

const BATCH = Number(process.argv[2] ?? 64);
const STEPS = Number(process.argv[3] ?? 40);
const WARM_UP = 5;
const LONGEST = 30;

const profile = z.array(
  z.object({
    name: z.string(),
    dur: z.number().optional(),
    args: z.object({ op_name: z.string().optional() }).optional(),
  }),
);

const folder = mkdtempSync(join(tmpdir(), 'training-step-'));
try {
  {
    const options = { enableProfiling: true, profileFilePrefix: join(folder, 'profile') };
    await using trainer = await Trainer.create(benchStep(BATCH), options);
    fillBatch(trainer.pictures, trainer.targets);
    for (let step = 0; step < STEPS; step++) await trainer.step(0.002);
  }
  const [file = ''] = globSync(join(folder, '*.json'));
  const nodes = medians(profile.parse(JSON.parse(readFileSync(file, 'utf8'))));
  console.table(byOperator(nodes));
  console.table(nodes.toSorted((a, b) => b.microseconds - a.microseconds).slice(0, LONGEST));
} finally {
  rmSync(folder, { recursive: true });
}

interface Node {
  readonly name: string;
  readonly operator: string;
  readonly microseconds: number;
}

function medians(events: z.infer<typeof profile>): Node[] {
  const runs = new Map<string, { operator: string; times: number[] }>();
  for (const { name, dur, args } of events) {
    if (dur === undefined || !args?.op_name || !name.endsWith('_kernel_time')) continue;
    const node = name.slice(0, -'_kernel_time'.length);
    const known = runs.get(node) ?? { operator: args.op_name, times: [] };
    known.times.push(dur);
    runs.set(node, known);
  }
  return [...runs].map(([name, { operator, times }]) => {
    const sorted = times.slice(WARM_UP).toSorted((a, b) => a - b);
    return { name, operator, microseconds: sorted[Math.floor(sorted.length / 2)] ?? 0 };
  });
}

function byOperator(
  nodes: readonly Node[],
): Record<string, { nodes: number; microseconds: number; share: string }> {
  const total = nodes.reduce((sum, { microseconds }) => sum + microseconds, 0);
  const kinds = Object.entries(Object.groupBy(nodes, ({ operator }) => operator)).map(
    ([kind, members = []]) => {
      const microseconds = members.reduce((sum, node) => sum + node.microseconds, 0);
      return [
        kind,
        { nodes: members.length, microseconds, share: `${((100 * microseconds) / total).toFixed(1)} %` },
      ] as const;
    },
  );
  const all = ['all', { nodes: nodes.length, microseconds: total, share: '100 %' }] as const;
  return Object.fromEntries([all, ...kinds.toSorted((a, b) => b[1].microseconds - a[1].microseconds)]);
}
