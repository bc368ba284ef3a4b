const KEPT = new Set([
  'PATH',
  'HOME',
  'TMPDIR',
  'TZ',
  'LANG',
  'TERM',
  'NO_COLOR',
  'FORCE_COLOR',
  'NODE_OPTIONS',
  'NODE_EXTRA_CA_CERTS',
  'NODE_V8_COVERAGE',
  'WATCH_REPORT_DEPENDENCIES',
]);

/**
 * What a program needs of an environment that says how this machine is set up. Everything else may be a secret of its user,
 * which whatever the program starts could read in `/proc`.
 */
export function essentialEnvironment(own: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const isKept = (name: string): boolean => KEPT.has(name) || name.startsWith('LC_');
  return Object.fromEntries(Object.entries(own).filter(([name]) => isKept(name)));
}
