/** The name at the end of an ARN, as a person calls the thing; any other text as it is. */
export function arnName(arn: string): string {
  const [prefix, , service = '', , , ...rest] = arn.split(':');
  const resource = rest.join(':');
  if (prefix !== 'arn' || resource === '') return arn;
  if (service === 's3') return resource;
  if (service === 'logs') return resource.replace(/^log-group:/, '').replace(/:\*$/, '');
  if (service === 'cloudformation') return resource.split('/')[1] ?? resource;
  if (service === 'states') return resource.split(':').at(-1) ?? resource;
  return resource.replace(/^[a-z-]+[:/]/, '') || resource;
}
