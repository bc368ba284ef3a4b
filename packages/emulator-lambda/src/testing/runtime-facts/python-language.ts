import type { RuntimeName } from '../../functions/runtimes.ts';
import type { FunctionLanguage } from './function-language.ts';

export function handler(...lines: readonly string[]): string {
  return ['def handler(event, context):', ...lines.map((line) => `    ${line}`), ''].join('\n');
}

const STATUS_1 = 'Runtime exited with error: exit status 1';
const importing = (module: string, ...lines: readonly string[]): string =>
  `import ${module}\n\n${handler(...lines)}`;

const marking = (folder: string): string =>
  importing(
    'os, tempfile',
    `open(${folder} + "/" + event["mark"], "w").close()`,
    `return os.listdir(${folder})`,
  );

/** The functions for that runtime. */
export function pythonLanguage(runtime: RuntimeName): FunctionLanguage {
  return {
    runtime,
    file: 'index.py',
    wrapsEvent: handler('return {"event": event}'),
    answersEvent: handler('return event'),
    answersNothing: handler('pass'),
    answers42: 'handler = lambda event, context: 42\n',
    layouts: [
      ['index.py', { source: handler('return "loaded"') }],
      ['a package', { source: handler('return "loaded"'), settings: { file: 'index/__init__.py' } }],
      [
        'a handler in a folder, by slashes',
        { source: handler('return "loaded"'), settings: { file: 'src/app.py', Handler: 'src/app.handler' } },
      ],
      [
        'a handler in a folder, by dots',
        { source: handler('return "loaded"'), settings: { file: 'src/app.py', Handler: 'src.app.handler' } },
      ],
    ],
    counts: `import os\n\ncount = 0\n\n${handler('global count', 'count += 1', 'return [count, os.getpid()]')}`,
    answersText: handler('return "x" * event["length"]'),
    throwsTooDull: `class TooDull(Exception):\n    pass\n\n${handler(
      'if event.get("fail"):',
      '    raise TooDull("no bike")',
      'return "fine"',
    )}`,
    throwsAtLength: handler('raise ValueError("long" * 50_000)'),
    answersRing: handler('ring = {}', 'ring["ring"] = ring', 'return ring'),
    ringError: {
      errorType: 'Runtime.MarshalError',
      errorMessage: 'Unable to marshal response: Circular reference detected',
    },
    ends: [
      ['sys.exit', importing('sys', 'sys.exit(1)'), STATUS_1],
      ['sys.exit(0)', importing('sys', 'sys.exit(0)'), 'Runtime exited without providing a reason'],
      ['exit', handler('exit(3)'), 'Runtime exited with error: exit status 3'],
      ['SystemExit with a text', handler('raise SystemExit("enough")'), STATUS_1],
      ['os._exit', importing('os', 'os._exit(2)'), 'Runtime exited with error: exit status 2'],
      ['os.abort', importing('os', 'os.abort()'), 'Runtime exited with error: signal: aborted'],
      [
        'an interruption',
        handler('raise KeyboardInterrupt()'),
        'Runtime exited with error: signal: interrupt',
      ],
      ['a signal', importing('os', 'os.kill(os.getpid(), 9)'), 'Runtime exited with error: signal: killed'],
    ],
    diesOnDemand: `import os\nimport uuid\n\nborn = str(uuid.uuid4())\n\n${handler('if event.get("die"):', '    os._exit(1)', 'return born')}`,
    loops: handler('while True:', '    pass'),
    takesMemory: [
      [
        'more than its memory',
        importing(
          'time',
          'kept = []',
          'while True:',
          '    kept.append(bytearray(8 * 2 ** 20))',
          '    kept[-1][:] = b"x" * len(kept[-1])',
          '    time.sleep(0.005)',
        ),
      ],
      [
        'the whole heap',
        handler('kept = []', 'while True:', '    kept.append([object() for _ in range(1000)])'),
      ],
    ],
    unloadable: [
      [
        'Runtime.ImportModuleError',
        handler('pass'),
        { Handler: 'missing.handler' },
        "Unable to import module 'missing': No module named 'missing'",
      ],
      [
        'Runtime.ImportModuleError',
        importing('nowhere', 'pass'),
        {},
        "Unable to import module 'index': No module named 'nowhere'",
      ],
      [
        'Runtime.ImportModuleError',
        'from json import nothing\n',
        {},
        "Unable to import module 'index': cannot import name 'nothing' from 'json'",
      ],
      [
        'Runtime.HandlerNotFound',
        handler('pass'),
        { Handler: 'index.other' },
        "Handler 'other' missing on module 'index'",
      ],
      [
        'Runtime.MalformedHandlerName',
        handler('pass'),
        { Handler: 'index' },
        "Bad handler 'index': not enough values to unpack (expected 2, got 1)",
      ],
      [
        'Runtime.BuiltInModuleConflict',
        handler('pass'),
        { Handler: 'sys.exit' },
        'Cannot use built-in module sys as a handler module',
      ],
      [
        'Runtime.UserCodeSyntaxError',
        'def handler(event, context)\n    pass\n',
        {},
        "Syntax error in module 'index': expected ':' (index.py, line 1)",
      ],
      ['ValueError', 'raise ValueError("at the start")\n', {}, 'at the start'],
    ],
    initErrorLine: (errorType) => `[ERROR] ${errorType}: `,
    endsWhileLoaded: `import sys\n\nsys.exit(7)\n`,
    loadsSlowly: 'import time\n\ntime.sleep(1e9)\n',
    answersEnvironment: importing('os', 'return {**os.environ, "cwd": os.getcwd()}'),
    marksTemporaryFolder: marking('tempfile.gettempdir()'),
    marksTmp: marking('"/tmp"'),
    printsLines: handler('for i in range(500):', '    print("🚲ü" * 500 + str(i))'),
  };
}
