/** The name at the end of an ARN, or any other text unchanged. */
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
