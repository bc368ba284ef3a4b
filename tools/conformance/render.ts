import { DIFFERENCES } from './differences.ts';
import { FLOORS } from './floors.ts';
import type { Result } from './score.ts';

/** The kind of a recording and its query language, which the floors go by. */
export function groupOf({ kind, language }: Result): string {
  return `${kind} / ${language}`;
}

/** `docs/conformance.md`. Throws for a difference that is not explained, and for an explanation of none. */
export function render(results: readonly Result[]): string {
  return [
    INTRODUCTION,
    countsBy('recordings', results, groupOf, ({ group }) => String(FLOORS[group] ?? 0)),
    '## By file',
    countsBy('file of the folder', results, fileOf),
    '## What differs',
    describeDifferences(results),
    '## Where the emulator follows an older or a newer AWS',
    OTHER_DIFFERENCES,
  ]
    .join('\n\n')
    .concat('\n');
}

const INTRODUCTION = `# Conformance

How far the emulator's Step Functions answer as AWS's own did. The recordings are beside the repository, in
\`../shared/conformance\` (its README says where they are from); each is tried over HTTP. *Exact*: all that was recorded is equal, the
whole history included. *Outcome*: at least the status, output, error and cause are. No number may fall below its *floor*: the tests
hold them (\`tools/conformance/floors.ts\`).

\`npx node tools/conformance/main.ts\` makes this page; \`--check\` says whether it is up to date. Where the recordings are not there,
both say so and change nothing.`;

const OTHER_DIFFERENCES = `Recordings of different years contradict one another in these. The emulator answers as most of them do.

- Since late 2024, \`DescribeStateMachine\` tells AWS's own key as \`encryptionConfiguration\`. The emulator tells only one that was
  asked for: the recordings that are compared for it are of before.
- Since late 2024, the exit of a distributed Map points back to \`MapRunStarted\`; before, and here, it points to \`MapRunSucceeded\`.
- Since late 2025, causes of \`aws-sdk:\` errors end in \`(SDK Attempt Count: 1)\`, and so they do here.
- Since late 2024, what \`startExecution.sync\` answers tells of redrives, and so it does here.
- AWS passes JSON on as it was written, \`1.0\` and spaces included. So does the emulator with what a state takes in, what a function or a
  mock answers, and what branches and iterations end with. A value that is taken out of another or put into one is written as
  JavaScript writes it, \`1\`: its numbers do not remember their text.`;

interface Counts {
  readonly group: string;
  readonly all: number;
  readonly exact: number;
  readonly outcome: number;
}

function countsBy(
  head: string,
  results: readonly Result[],
  by: (result: Result) => string,
  floor?: (counts: Counts) => string,
): string {
  const rows = [...Map.groupBy(results, by)]
    .map(([group, members]) => count(group, members))
    .sort((a, b) => (a.group < b.group ? -1 : 1));
  const heads = [head, 'all', 'exact', 'outcome', ...(floor ? ['floor'] : [])];
  const cells = [...rows, count('**together**', results)].map((counts) => [
    counts.group,
    String(counts.all),
    String(counts.exact),
    String(counts.outcome),
    ...(floor ? [counts.group.startsWith('**') ? '' : floor(counts)] : []),
  ]);
  return [heads, heads.map(() => '---'), ...cells].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

function count(group: string, members: readonly Result[]): Counts {
  return {
    group,
    all: members.length,
    exact: members.filter(({ exact }) => exact).length,
    outcome: members.filter(({ outcome }) => outcome).length,
  };
}

/** `.../v2/base/test_base.py::TestBase::test_pass[1]` is in `base/test_base`. */
function fileOf({ id }: Result): string {
  return id.replace(/^.*\/v2\//, '').replace(/\.py::.*$/, '');
}

function describeDifferences(results: readonly Result[]): string {
  const names = results.filter(({ exact }) => !exact).map(({ id }) => id.replace(/^.*::/, ''));
  const unexplained = results.filter(({ exact, id }) => !exact && !DIFFERENCES[id.replace(/^.*::/, '')]);
  const needless = Object.keys(DIFFERENCES).filter((name) => !names.includes(name));
  if (unexplained.length > 0 || needless.length > 0) {
    const faults = [
      ...unexplained.map(({ id, diff }) => `${id} differs, and nothing says why: ${diff}`),
      ...needless.map((name) => `${name} does not differ, though tools/conformance/differences.ts says so`),
    ];
    throw new Error(faults.join('\n'));
  }
  return names.length === 0
    ? 'Nothing.'
    : names
        .sort()
        .map((name) => `- \`${name}\`: ${DIFFERENCES[name]}`)
        .join('\n');
}
