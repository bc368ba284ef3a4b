import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { DatabaseSync, StatementSync } from 'node:sqlite';

/** Has one write of the emulator's state fail, be it to the database or to the log of executions. */
export interface FailingWrites extends Disposable {
  /** The n-th write from now on fails, once. */
  failAt(number: number): void;
  /** Whether it has. No other will. */
  stop(): boolean;
}

const SQLITE_FULL = 13;
const READS = /^\s*(select|pragma|rollback)/i;

export function failingWrites(): FailingWrites {
  // oxlint-disable-next-line typescript/unbound-method -- each is called on its own statement
  const { run, get, all } = StatementSync.prototype;
  // oxlint-disable-next-line typescript/unbound-method -- it is called on its own database
  const { exec } = DatabaseSync.prototype;
  const { writeSync } = fs;
  let left = 0;
  const fails = (): boolean => left > 0 && --left === 0;
  const write = (sql: string): void => {
    if (READS.test(sql) || !fails()) return;
    throw Object.assign(new Error('database or disk is full'), {
      code: 'ERR_SQLITE_ERROR',
      errcode: SQLITE_FULL,
    });
  };
  const ofStatement = <M extends typeof run | typeof get | typeof all>(method: M): M =>
    function (this: StatementSync, ...values: never[]) {
      write(this.sourceSQL);
      return Reflect.apply(method, this, values) as unknown;
    } as M;
  Object.assign(StatementSync.prototype, {
    run: ofStatement(run),
    get: ofStatement(get),
    all: ofStatement(all),
  });
  DatabaseSync.prototype.exec = function (sql) {
    write(sql);
    exec.call(this, sql);
  };
  fs.writeSync = ((...values: Parameters<typeof writeSync>) => {
    if (fails()) throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    return Reflect.apply(writeSync, fs, values);
  }) as typeof writeSync;
  syncBuiltinESMExports();
  return {
    failAt(number) {
      left = number;
    },
    stop() {
      const hasFailed = left === 0;
      left = 0;
      return hasFailed;
    },
    [Symbol.dispose]() {
      Object.assign(StatementSync.prototype, { run, get, all });
      DatabaseSync.prototype.exec = exec;
      fs.writeSync = writeSync;
      syncBuiltinESMExports();
    },
  };
}
