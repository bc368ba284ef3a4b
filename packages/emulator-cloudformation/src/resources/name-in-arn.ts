/** The name at the end of an ARN such as `arn:…:model/name`. */
export function nameInArn(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}
