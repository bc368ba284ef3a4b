/** The machine of an execution, by the execution's ARN; a child of a Map Run has the Map's label behind its machine. */
export function machineArnOf(executionArn: string): string {
  const [machine = ''] = executionArn.replace(':execution:', ':stateMachine:').split('/');
  return machine.split(':').slice(0, 7).join(':');
}
