/**
 * The machine of an execution, from the execution's ARN. A child of a Map Run has the Map's label after its machine.
 */
export function machineArnOf(executionArn: string): string {
  const [machine = ''] = executionArn.replace(':execution:', ':stateMachine:').split('/');
  return machine.split(':').slice(0, 7).join(':');
}
