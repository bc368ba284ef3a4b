import type { Tree } from '@nx/devkit';
import { addElement, removeElements } from '../edit/source.ts';
import type { ServicePackage } from './service-package.ts';

/** Gives the new operation a route where a service has routes, and removes its refusal. */
export function addRoute(tree: Tree, { root, sdk }: ServicePackage, operation: string): void {
  const file = `${root}/src/routes.ts`;
  const text = tree.read(file, 'utf8');
  if (text === null) return;
  const [method, path] = httpOf(sdk.module, operation);
  const route = `{ method: '${method}', path: '${path}', operation: '${operation}' }`;
  tree.write(file, addElement(text, 'supportedRoutes', route));
  const refused = `${root}/src/refused-routes.ts`;
  const routes = tree.read(refused, 'utf8') as string;
  tree.write(
    refused,
    removeElements(routes, 'REFUSED', (row) => row.includes(`'${operation}'`)),
  );
}

/** An operation's schema in the SDK: its kind, namespace, name, traits, input and output. */
type OperationSchema = readonly [
  number,
  string,
  string,
  { readonly http: readonly [string, string, number] },
];

function httpOf(
  module: Readonly<Record<string, unknown>>,
  operation: string,
): [method: string, path: string] {
  const [, , , { http }] = module[`${operation}$`] as OperationSchema;
  const [method, path, status] = http;
  if (status !== 200 || path.includes('?') || path.includes('+'))
    throw new Error(
      `${method} ${path}, answered with ${status}, is beyond a generator. Write ${operation} by hand.`,
    );
  return [method, path];
}
