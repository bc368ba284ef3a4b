/** A definition's text with `${name}` replaced, as CloudFormation's DefinitionSubstitutions do; unknown names stay. */
export function substituted(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\$\{([\w.-]+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? (values[name] as string) : whole,
  );
}
