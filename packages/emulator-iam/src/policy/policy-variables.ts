/** The values that a request gives to the keys of conditions; the keys are in lower case. */
export type ContextValues = ReadonlyMap<string, readonly string[]>;

const VARIABLE = /\$\{([^},]+)(?:,\s*'([^']*)')?\}/g;

/**
 * A text in which the request's values replace `${aws:PrincipalTag/team}` and its like, or else the default of the
 * variable. `undefined` where the request has no such value: the text then stands for nothing
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html).
 */
export function fillVariables(text: string, values: ContextValues): string | undefined {
  let isWhole = true;
  const filled = text.replace(VARIABLE, (_, key: string, otherwise: string | undefined) => {
    const found = key === '$' ? ['$'] : values.get(key.trim().toLowerCase());
    const value = found?.length === 1 ? found[0] : otherwise;
    isWhole &&= value !== undefined;
    return value ?? '';
  });
  return isWhole ? filled : undefined;
}
