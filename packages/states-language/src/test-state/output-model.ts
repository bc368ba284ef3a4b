/** The kinds of value that a member of an API's output can be. */
export type OutputShape =
  | {
      readonly kind: 'string';
      readonly min?: number | undefined;
      readonly max?: number | undefined;
      /** The only ones that it can be. */
      readonly values?: readonly string[] | undefined;
    }
  | { readonly kind: 'number'; readonly min?: number | undefined; readonly max?: number | undefined }
  | { readonly kind: 'boolean' | 'any' }
  | {
      readonly kind: 'list';
      readonly item: OutputShape;
      readonly min?: number | undefined;
      readonly max?: number | undefined;
    }
  | { readonly kind: 'map'; readonly value: OutputShape }
  /** Structures go by their names, since they may contain themselves. */
  | { readonly kind: 'structure'; readonly name: string };

export interface OutputMember {
  /** As the API has it. */
  readonly name: string;
  readonly isRequired: boolean;
  readonly shape: OutputShape;
}

/** The outputs of one service's operations, and its errors. */
export interface OutputModel {
  /** The structure that an operation answers: `null` for an empty answer, `undefined` for an operation that is not there. */
  readonly outputOf: (operation: string) => string | null | undefined;
  /** Whether its API's model has an error of that code; `undefined` where the model tells no errors. */
  readonly hasError: (code: string) => boolean | undefined;
  readonly members: (structure: string) => readonly OutputMember[];
}
