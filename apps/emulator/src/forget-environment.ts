import { essentialEnvironment } from '@scones/child-programs';

/**
 * Begins this process anew without the variables that it does not need, credentials among them: functions run as its user,
 * who may read the environment that a process was started with. A process with a channel to its parent would lose that: its
 * parent has to give it no more than it needs. Windows keeps environments from other processes itself.
 */
export function forgetEnvironment(): void {
  const needed = essentialEnvironment(process.env);
  const isForgotten = Object.keys(needed).length === Object.keys(process.env).length;
  if (isForgotten || process.connected || process.execve === undefined || process.platform === 'win32')
    return;
  process.execve(process.execPath, [process.execPath, ...process.execArgv, ...process.argv.slice(1)], needed);
}
