import { FakeClock } from '@scones/deterministic';
import { describe, expect, it } from 'vitest';
import { trainingLog } from './training-log.ts';

function logged(): { log: ReturnType<typeof trainingLog>; lines: string[] } {
  const lines: string[] = [];
  const clock = new FakeClock(Date.UTC(2026, 10, 3, 4, 5, 6, 789));
  return { log: trainingLog(clock, 140, (line) => void lines.push(line)), lines };
}

describe('a training log', () => {
  it("has the date as the built-in algorithm's logger writes it, and the process", () => {
    const { log, lines } = logged();
    log.info('Start training');
    expect(lines).toEqual(['[11/03/2026 04:05:06 INFO 140] Start training\n']);
  });

  it('shows tabs as the log agent does', () => {
    const { log, lines } = logged();
    log.batch(2, 20, 123.45678, 0.5);
    expect(lines[0]).toContain('Epoch[2] Batch [20]#011Speed: 123.457 samples/sec#011accuracy=0.500000');
  });

  it('tells the learning rate as MXNet does', () => {
    const { log, lines } = logged();
    log.learningRate(0, 0.05);
    log.learningRate(120, 12.5);
    expect(lines.map((line) => line.slice(line.indexOf('Update')))).toEqual([
      'Update[0]: Change learning rate to 5.00000e-02\n',
      'Update[120]: Change learning rate to 1.25000e+01\n',
    ]);
  });

  it('has five lines for an epoch, which the regular expressions of the metrics find', () => {
    const { log, lines } = logged();
    log.epoch(0, { accuracy: 0.75, loss: 0.25, seconds: 1.5, validation: { accuracy: 0.875, loss: 0.5 } });
    expect(lines.map((line) => line.slice(line.indexOf('Epoch')))).toEqual([
      'Epoch[0] Train-accuracy=0.750000\n',
      'Epoch[0] Train-cross-entropy=0.250000\n',
      'Epoch[0] Time cost=1.500\n',
      'Epoch[0] Validation-cross-entropy=0.500000\n',
      'Epoch[0] Validation-accuracy=0.875000\n',
    ]);
  });
});
