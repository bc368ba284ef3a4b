import type { RuntimeName } from '../../functions/runtimes.ts';
import type { FunctionSettings } from '../running-lambda.ts';

interface WrittenFunction {
  readonly source: string;
  readonly settings?: FunctionSettings;
}

/** The functions that the facts of every runtime are tried on, written in one language. */
export interface FunctionLanguage {
  readonly runtime: RuntimeName;
  /** Where a function's source goes if nothing else is said; its handler is `index.handler`. */
  readonly file: string;
  /** Answers `{"event": <the event>}`. */
  readonly wrapsEvent: string;
  readonly answersEvent: string;
  readonly answersNothing: string;
  readonly answers42: string;
  /** Ways to lay out the code; each answers `loaded`. */
  readonly layouts: readonly (readonly [what: string, written: WrittenFunction])[];
  /** Answers how often it was asked and its process's id. */
  readonly counts: string;
  /** Answers a text of `event.length` letters. */
  readonly answersText: string;
  /** Fails with a TooDull of the message `no bike` when `event.fail`, else answers `fine`. */
  readonly throwsTooDull: string;
  /** Fails with a message of 200,000 letters. */
  readonly throwsAtLength: string;
  /** Answers a circular object, which is no JSON. */
  readonly answersRing: string;
  readonly ringError: { readonly errorType: string; readonly errorMessage: string };
  /** Each ends its process in the middle of an invocation. */
  readonly ends: readonly (readonly [what: string, source: string, reason: string])[];
  /** Ends its process when `event.die`, else answers its id. */
  readonly diesOnDemand: string;
  readonly loops: string;
  readonly takesMemory: readonly (readonly [what: string, source: string])[];
  /** Each can't be loaded. */
  readonly unloadable: readonly (readonly [
    errorType: string,
    source: string,
    settings: FunctionSettings,
    message: string,
  ])[];
  /** How the log shows an error while a function is loaded. */
  readonly initErrorLine: (errorType: string) => string;
  /** Ends its process with the status 7 while it is loaded. */
  readonly endsWhileLoaded: string;
  readonly loadsSlowly: string;
  /** Answers its environment, and as `cwd` its working folder. */
  readonly answersEnvironment: string;
  /** Puts a file named `event.mark` into its temporary folder, or into `/tmp`, and answers what is in there. */
  readonly marksTemporaryFolder: string;
  readonly marksTmp: string;
  /** Prints 500 lines, the emoji and the letter 500 times and the line's number. */
  readonly printsLines: string;
}
