/** The log groups for a topic's deliveries: those that arrived, and those that did not. */
export function deliveryGroups(topicArn: string): { readonly arrived: string; readonly failed: string } {
  const [, , , region = '', account = '', name = ''] = topicArn.split(':');
  const arrived = `sns/${region}/${account}/${name}`;
  return { arrived, failed: `${arrived}/Failure` };
}
