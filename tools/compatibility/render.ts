import { CLIENTS } from './clients.ts';
import type { OtherTables, Row } from './other-tables.ts';
import { refusals, type ServiceSupport } from './services.ts';

/** `docs/compatibility.md` */
export function render(services: readonly ServiceSupport[], tables: OtherTables): string {
  return [
    INTRODUCTION,
    overview(services),
    '## Clients',
    'The endpoint is always an address, `http://127.0.0.1:4566`: with a name such as `localhost` clients put the bucket before it.',
    table(
      ['client', 'versions tried', 'what it needs besides a region and any credentials'],
      CLIENTS.map(({ name, versions, needs }) => [name, versions, needs]),
    ),
    ...services.flatMap(renderService),
    ...renderOthers(tables, services),
  ]
    .join('\n\n')
    .concat('\n');
}

const INTRODUCTION = `# Compatibility

What the emulator has of AWS and what it refuses, with the reason. Whatever is not done is refused by name: nothing is accepted and
dropped. A refusal's message says so itself ("The emulator does not support …"), since most clients show no more than that.

\`npx node tools/compatibility/main.ts\` makes this page from the tables of the code (each service's \`operations.ts\` and
\`not-supported.ts\`) and from the operations that AWS's own clients have; \`--check\` says whether it is up to date. To change it, change the
tables.`;

function overview(services: readonly ServiceSupport[]): string {
  return table(
    ['service', 'operations done', 'operations that AWS has'],
    services.map(({ title, done, operations }) => [
      `[${title}](#${anchorOf(title)})`,
      String(done.length),
      String(operations.length),
    ]),
  );
}

function renderService(service: ServiceSupport): string[] {
  const { title, folder, done } = service;
  const refused = refusals(service).map(({ whats, why, operations }) => [
    refusedWords(whats, operations),
    why,
  ]);
  return [
    `## ${title}`,
    `Done, as [packages/${folder}](../packages/${folder}/README.md) tells in detail: ${names(done)}.`,
    ...(refused.length === 0 ? [] : [table(['refused', 'why'], refused)]),
  ];
}

function refusedWords(whats: readonly string[], operations: readonly string[]): string {
  const words = upperFirst(whats.join('; '));
  if (operations.length === 0) return words;
  return words === '' ? names(operations) : `${words}: ${names(operations)}`;
}

function renderOthers(tables: OtherTables, services: readonly ServiceSupport[]): string[] {
  const isMissing = ({ what }: Row): boolean => services.every(({ scope }) => scope !== what);
  return [
    '## Resource types of CloudFormation',
    `Done: ${names(tables.resourceTypes)}, \`AWS::CloudFormation::CustomResource\` and \`Custom::…\`. A property that a type does not have here is refused by name.`,
    rows(['refused types', 'the emulator …'], tables.refusedTypes),
    '## Integrations of Step Functions',
    'A Lambda function’s ARN, `arn:aws:states:::aws-sdk:SERVICE:ACTION` for each operation above, and those below. An integration whose service the emulator does not have is refused when the state machine is made.',
    integrations(tables, services),
    'Those of services that the emulator does not have (Athena, Batch, Bedrock, CodeBuild, ECS, EKS, EMR, Glue, HTTP endpoints and others) are refused likewise.',
    '## Runtimes of Lambda',
    `Done: ${names(tables.runtimes)}, each on the Node or Python that this machine has; other files of a runtime’s image are not there. Refused, since their languages are not at hand: ${names(tables.refusedRuntimes)}; and functions of container images, since the emulator runs no containers.`,
    '## Services that the emulator does not have',
    'Any other service is refused by its name too.',
    rows(['service, as it signs requests', 'why'], tables.missingServices.filter(isMissing)),
  ];
}

/** Services as a Task state's Resource names them, by their packages. */
const PACKAGES: Readonly<Record<string, string>> = { states: 'emulator-step-functions' };

function integrations(tables: OtherTables, services: readonly ServiceSupport[]): string {
  const here = (service: string, action: string): string => {
    // Step Functions itself sends the requests of HTTP tasks.
    if (service === 'http') return 'done';
    const support = services.find(({ folder }) => folder === (PACKAGES[service] ?? `emulator-${service}`));
    if (support === undefined) return 'refused: the emulator does not have the service';
    return support.done.includes(upperFirst(action)) ? 'done' : 'refused: the operation is, as above';
  };
  return table(
    ['arn:aws:states:::…', 'patterns', 'on the emulator'],
    tables.integrations.map(({ service, action, patterns }) => [
      `\`${service}:${action}\``,
      patterns.join(', '),
      here(service, action),
    ]),
  );
}

const rows = (heads: readonly [string, string], all: readonly Row[]): string =>
  table(
    heads,
    all.map(({ what, why }) => [`\`${what}\``, why]),
  );

function table(heads: readonly string[], cells: readonly (readonly string[])[]): string {
  const line = (row: readonly string[]): string => `| ${row.map(escaped).join(' | ')} |`;
  return [line(heads), `|${' --- |'.repeat(heads.length)}`, ...cells.map(line)].join('\n');
}

const escaped = (cell: string): string => cell.replaceAll('|', String.raw`\|`).replaceAll('\n', ' ');
const names = (all: readonly string[]): string => all.map((name) => `\`${name}\``).join(', ');
const upperFirst = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
const anchorOf = (title: string): string => title.toLowerCase().replaceAll(' ', '-');
