import { Command, InvalidArgumentError } from 'commander';

export interface MainJobOptions {
  /** `synthetic`, `cifar-100`, or the path of an archive in CIFAR-100's binary format. */
  readonly dataset: string;
  readonly classes: readonly string[];
  /** By default, as many as suit the data set. */
  readonly epochs: number | undefined;
  /** The confidence that an answer needs to pass, in [0, 1]. */
  readonly threshold: number;
  readonly port: number;
  readonly seed: number;
  /** Where `summary.json` and `index.html` go. */
  readonly report: string;
  /** Clean up and end when done, rather than serve until Ctrl-C. */
  readonly exit: boolean;
}

/** Reads the command line. Throws a `CommanderError` on a mistake, and after `--help` was printed. */
export function parseOptions(values: readonly string[]): MainJobOptions {
  const options = new Command('npm start --')
    .description(
      'Runs the whole workflow offline: stage, train, deploy, execute, evaluate, monitor, clean up.',
    )
    .option(
      '--dataset <name or path>',
      'synthetic, cifar-100, or an archive in its binary format',
      'synthetic',
    )
    .option('--classes <names>', 'the classes to tell apart, comma-separated', classList, [
      'bicycle',
      'motorcycle',
    ])
    .option('--epochs <number>', 'passes over the training pictures', wholeNumber(1, 10_000))
    .option('--threshold <share>', 'the confidence that an answer needs to pass, from 0 to 1', share, 0.93)
    .option(
      '--port <number>',
      "the emulator's port; the next free one if it is taken",
      wholeNumber(0, 65_535),
      4566,
    )
    .option(
      '--seed <number>',
      'draws the synthetic pictures and starts the training',
      wholeNumber(0, 2 ** 32 - 1),
      1,
    )
    .option('--report <folder>', 'where summary.json and index.html go', 'reports/latest')
    .option('--exit', 'clean up and end when done, rather than serve until Ctrl-C', false)
    .allowExcessArguments(false)
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
    .parse(values, { from: 'user' })
    .opts<Omit<MainJobOptions, 'epochs'> & { epochs?: number }>();
  return { ...options, epochs: options.epochs };
}

function classList(text: string): string[] {
  const names = text.split(',').map((name) => name.trim());
  if (names.some((name) => name === '')) throw new InvalidArgumentError('A class name is empty.');
  if (new Set(names).size < names.length) throw new InvalidArgumentError('A class is named twice.');
  if (names.length < 2)
    throw new InvalidArgumentError('There is nothing to tell apart: name at least two classes.');
  return names;
}

function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() !== '' && Number.isInteger(value) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
  };
}

function share(text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && value >= 0 && value <= 1) return value;
  throw new InvalidArgumentError('It must be a number from 0 to 1, such as 0.93.');
}
