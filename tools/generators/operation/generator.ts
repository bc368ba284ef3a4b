import { join } from 'node:path';
import { formatFiles, generateFiles, names, type Tree } from '@nx/devkit';
import { addRow } from '../edit/markdown-table.ts';
import { addImport, addMember } from '../edit/source.ts';
import { type Answer, answerTo } from './answer.ts';
import { inputSchema, unsupportedMember } from './input-schema.ts';
import { addRoute } from './rest-route.ts';
import { isOnWire, ownWireOf, withoutRefusal } from './s3-wire.ts';
import { SdkTypes } from './sdk-types.ts';
import {
  clientClass,
  errorName,
  findOperation,
  readService,
  type ServicePackage,
} from './service-package.ts';

interface Options {
  readonly service: string;
  readonly operation: string;
  readonly answers?: string;
}

/** An operation of AWS's API in a service of the emulator, with its line in the table, its README row and its test. */
export default async function operation(tree: Tree, options: Options): Promise<void> {
  const service = readService(tree, options.service);
  const { sdk, root } = service;
  const operation = findOperation(sdk, options.operation);
  const { fileName, propertyName: handler } = names(operation);
  if (isInTable(tree, root, operation)) throw new Error(`${root} has the operation ${operation} already.`);
  const types = new SdkTypes(sdk.folder, sdk.module);
  const wire = service.definer.takesWire ? ownWireOf(sdk.module, operation) : undefined;
  const input = types.membersOf(`${operation}Command`, 'Input').filter(({ name }) => isOnWire(wire, name));
  const answer = answerTo({
    operation,
    input,
    // An empty list is nothing at all in S3's XML, so that no test could tell it from no answer.
    output: wire ? [] : types.membersOf(`${operation}Command`, 'Output'),
    errors: tree.read(`${root}/src/errors.ts`, 'utf8') ?? undefined,
    answers: options.answers,
  });
  const { schema, sample } = inputSchema(input);
  const unsupported = unsupportedMember(input);
  addRoute(tree, service, operation);
  if (wire) edit(tree, `${root}/src/not-supported.ts`, (text) => withoutRefusal(text, operation));
  generateFiles(tree, join(import.meta.dirname, 'files'), `${root}/src/operations`, {
    operation,
    fileName,
    handler,
    answer,
    schema,
    sample,
    unsupported,
    sdk,
    starter: service.starter,
    clientClass: service.starter.client === undefined ? clientClass(sdk) : undefined,
    imports: importsOf(service, operation, schema, answer),
    definition: definitionOf(service, operation),
    wire: wire === undefined ? '' : `${JSON.stringify(wire)},`,
    context: contextOf(answer),
    errorName: answer.error && errorName(sdk, answer.error),
    required: input
      .filter(({ isRequired, name }) => isRequired && name !== wire?.body?.member)
      .map(({ name }) => name),
  });
  addToTable(tree, root, operation, { handler, fileName });
  edit(tree, `${root}/README.md`, (text) => addRow(text, 'operation', [`\`${operation}\``, answer.note]));
  await formatFiles(tree);
}

function isInTable(tree: Tree, root: string, operation: string): boolean {
  return new RegExp(`^  ${operation}:`, 'm').test(tree.read(`${root}/src/operations.ts`, 'utf8') as string);
}

function addToTable(
  tree: Tree,
  root: string,
  operation: string,
  file: { handler: string; fileName: string },
): void {
  const statement = `import { ${file.handler} } from './operations/${file.fileName}.ts';`;
  edit(tree, `${root}/src/operations.ts`, (text) =>
    addMember(addImport(text, statement), 'operations', operation, file.handler),
  );
}

function edit(tree: Tree, file: string, change: (text: string) => string): void {
  tree.write(file, change(tree.read(file, 'utf8') as string));
}

function definitionOf({ definer }: ServicePackage, operation: string): string {
  return `${definer.name}<${operation}CommandOutput>()`;
}

function importsOf(service: ServicePackage, operation: string, schema: string, answer: Answer): string[] {
  const { sdk, definer } = service;
  const wire = ['wireBoolean', 'wireList', 'wireNumber', 'wireTime'].filter((name) => schema.includes(name));
  return [
    `import type { ${operation}CommandOutput } from '${sdk.name}';`,
    ...(wire.length > 0 ? [`import { ${wire.join(', ')} } from '@scones/emulator-core';`] : []),
    `import { z } from 'zod';`,
    ...(answer.error === undefined ? [] : [`import { errors } from '../errors.ts';`]),
    `import { ${definer.name} } from '../${definer.file}';`,
  ];
}

/** The parameters of `handle`: only those that it uses. */
function contextOf({ uses }: Answer): string {
  return uses === undefined ? '()' : `(_context, { ${uses} })`;
}
