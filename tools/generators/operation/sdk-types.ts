import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** A type of AWS's API, as the SDK declares it. */
export type SdkType =
  | { readonly kind: 'text' | 'number' | 'truth' | 'time' }
  | { readonly kind: 'choice'; readonly values: readonly string[] }
  | { readonly kind: 'list' | 'map'; readonly item: SdkType }
  | { readonly kind: 'structure'; readonly members: readonly SdkMember[] }
  | { readonly kind: 'other'; readonly text: string };

export interface SdkMember {
  readonly name: string;
  readonly isRequired: boolean;
  readonly type: SdkType;
}

const SIMPLE: Readonly<Record<string, SdkType>> = {
  string: { kind: 'text' },
  number: { kind: 'number' },
  boolean: { kind: 'truth' },
  Date: { kind: 'time' },
};

/** Nested structures are read as far as their members are required. Deeper ones are shown by their names. */
const DEEPEST = 4;

/** The declarations of one of the SDK's clients. */
export class SdkTypes {
  readonly #folder: string;
  readonly #choices: Readonly<Record<string, unknown>>;
  readonly #interfaces = new Map<string, ts.InterfaceDeclaration>();

  /** The client's folder and its module, of which the values of enumerations are taken. */
  constructor(folder: string, client: Readonly<Record<string, unknown>>) {
    this.#folder = join(folder, 'dist-types');
    this.#choices = client;
    for (const file of readdirSync(join(this.#folder, 'models')))
      if (/^models_\d+\.d\.ts$/.test(file)) this.#read(join('models', file));
  }

  /** The members of a command's input or output. */
  membersOf(command: string, side: 'Input' | 'Output'): readonly SdkMember[] {
    const name = `${command}${side}`;
    if (!this.#interfaces.has(name)) this.#read(join('commands', `${command}.d.ts`));
    const { heritageClauses = [] } = this.#interfaces.get(name) as ts.InterfaceDeclaration;
    const parents = heritageClauses.flatMap(({ types }) => types.map((type) => type.getText()));
    return parents.flatMap((parent) => this.#members(parent, 0));
  }

  #read(file: string): void {
    const text = readFileSync(join(this.#folder, file), 'utf8');
    for (const statement of ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true).statements)
      if (ts.isInterfaceDeclaration(statement)) this.#interfaces.set(statement.name.text, statement);
  }

  #members(name: string, depth: number): SdkMember[] {
    const members = [...(this.#interfaces.get(name)?.members ?? [])].filter(ts.isPropertySignature);
    return members.map((member) => ({
      name: member.name.getText(),
      isRequired: member.questionToken === undefined,
      type: this.#type(member.type as ts.TypeNode, depth),
    }));
  }

  #type(node: ts.TypeNode, depth: number): SdkType {
    if (ts.isUnionTypeNode(node)) {
      const [only, ...others] = node.types.filter(({ kind }) => kind !== ts.SyntaxKind.UndefinedKeyword);
      return only && others.length === 0 ? this.#type(only, depth) : { kind: 'other', text: node.getText() };
    }
    if (ts.isArrayTypeNode(node)) return { kind: 'list', item: this.#type(node.elementType, depth) };
    const text = node.getText();
    if (Object.hasOwn(SIMPLE, text)) return SIMPLE[text] as SdkType;
    if (ts.isTypeReferenceNode(node) && text.startsWith('Record<'))
      return { kind: 'map', item: this.#type(node.typeArguments?.[1] as ts.TypeNode, depth) };
    return this.#named(text, depth);
  }

  #named(name: string, depth: number): SdkType {
    const values = this.#choices[name];
    if (typeof values === 'object' && values !== null)
      return { kind: 'choice', values: Object.values(values) as string[] };
    if (this.#interfaces.has(name) && depth < DEEPEST)
      return { kind: 'structure', members: this.#members(name, depth + 1) };
    return { kind: 'other', text: name };
  }
}
