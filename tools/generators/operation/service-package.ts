import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { names, type Tree } from '@nx/devkit';
import { oneOf } from '../one-of.ts';

/** The facts about a service of the emulator that a new operation needs. */
export interface ServicePackage {
  readonly root: string;
  /** The service's function that defines an operation by the SDK's type of the output. */
  readonly definer: Definer;
  /** What starts it for a test. */
  readonly starter: Starter;
  readonly sdk: Sdk;
}

interface Starter {
  readonly name: string;
  readonly file: string;
  /** The name of the client in what it returns; absent where it returns only how a client connects. */
  readonly client?: string;
}

interface Definer {
  readonly name: string;
  readonly file: string;
  /** Whether the function also takes the wire form of the operation, as S3's does. */
  readonly takesWire: boolean;
}

/** One of the AWS SDK's clients. */
interface Sdk {
  readonly name: string;
  readonly folder: string;
  readonly module: Readonly<Record<string, unknown>>;
}

export function readService(tree: Tree, name: string): ServicePackage {
  const services = tree
    .children('packages')
    .filter((folder) => folder.startsWith('emulator-') && tree.exists(`packages/${folder}/src/operations.ts`))
    .map((folder) => folder.slice('emulator-'.length));
  const root = `packages/emulator-${oneOf('service of the emulator', name.replace(/^emulator-/, ''), services)}`;
  return {
    root,
    definer: findDefiner(tree, root),
    starter: findStarter(tree, root),
    sdk: openSdk(tree, root),
  };
}

/** `GetParameterHistory`, however it is spelt. */
export function findOperation({ module, name }: Sdk, text: string): string {
  const spelt = names(text).className.toLowerCase();
  const all = Object.keys(module).flatMap((key) =>
    /^[A-Z]\w*Command$/.test(key) ? [key.slice(0, -'Command'.length)] : [],
  );
  const found = all.find((operation) => operation.toLowerCase() === spelt);
  if (found !== undefined) return found;
  const near = all.filter((operation) =>
    operation.toLowerCase().includes(spelt.replace(/^[a-z]+?(?=[A-Z])/, '')),
  );
  throw new Error(
    `${name} has no operation '${text}'. ${near.length > 0 ? `Is it one of ${near.join(', ')}?` : 'Write it as AWS does: GetParameter, or get-parameter.'}`,
  );
}

function findDefiner(tree: Tree, root: string): ServicePackage['definer'] {
  for (const file of sourceFiles(tree, `${root}/src`)) {
    const text = read(tree, `${root}/src/${file}`);
    const name = /export (?:function|const) (\w+)(?:<Output extends [^>]*>\(\)| = operationsOf<)/.exec(
      text,
    )?.[1];
    if (name !== undefined) return { name, file, takesWire: /\bwire: Wire,/.test(text) };
  }
  throw new Error(
    `${root}/src has nothing that defines an operation: an exported 'operation = operationsOf<…>()'.`,
  );
}

function findStarter(tree: Tree, root: string): Starter {
  for (const folder of ['testing', 'fixtures'])
    for (const file of sourceFiles(tree, `${root}/src/${folder}`)) {
      const text = read(tree, `${root}/src/${folder}/${file}`);
      const name = /export async function (start\w+)/.exec(text)?.[1];
      // SageMaker has two clients, one for its control plane.
      const client = /\n\s+(client|control),\n/.exec(text)?.[1];
      const connects = /\bconnection\b/.test(text);
      if (name !== undefined && (client !== undefined || connects))
        return { name, file: `${folder}/${file}`, ...(client !== undefined && { client }) };
    }
  throw new Error(
    `${root}/src/testing has nothing that starts the service for a test: an exported 'start…'.`,
  );
}

function openSdk(tree: Tree, root: string): Sdk {
  const name = clientOf(tree, root);
  const require = createRequire(join(tree.root, root, 'package.json'));
  const folder = dirname(resolved(require, root, name));
  return { name, folder, module: require(name) as Readonly<Record<string, unknown>> };
}

function resolved(require: NodeJS.Require, root: string, name: string): string {
  try {
    return require.resolve(`${name}/package.json`);
  } catch (cause) {
    throw new Error(`${name} is not installed: npm install --ignore-scripts -w ${root} -D ${name}`, {
      cause,
    });
  }
}

/** The client that the package declares for its service, the control plane's first. */
function clientOf(tree: Tree, root: string): string {
  const { aws } = JSON.parse(read(tree, `${root}/package.json`)) as {
    aws?: { clients?: readonly string[] };
  };
  const client = aws?.clients?.[0];
  if (client === undefined)
    throw new Error(`${root}/package.json names no client of the AWS SDK. Name it in aws.clients.`);
  return client;
}

/** The class of an SDK's client: `SSMClient`. */
export function clientClass({ module, name }: Sdk): string {
  const found = Object.keys(module).find((key) => /^[A-Z]\w*Client$/.test(key));
  if (found === undefined) throw new Error(`${name} exports no client.`);
  return found;
}

function sourceFiles(tree: Tree, folder: string): string[] {
  return tree.children(folder).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
}

function read(tree: Tree, file: string): string {
  return tree.read(file, 'utf8') as string;
}

/** The name in the SDK of the error with this code: a model may have another name for it than the wire. */
export function errorName({ module }: Sdk, code: string): string {
  const names = Object.keys(module);
  return names.includes(code) || !names.includes(`${code}Exception`) ? code : `${code}Exception`;
}
