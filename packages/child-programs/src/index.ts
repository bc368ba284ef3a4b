export { ChildProgram, type Command, type ProgramOptions, startProgram } from './child-program.ts';
export { dieWithParent } from './die-with-parent.ts';
export { LastLines } from './last-lines.ts';
export { PrintedText } from './printed-text.ts';
export { explainEnd, type ProgramEnd, ProgramEnded } from './program-end.ts';
export { runProgram } from './run-program.ts';
export { temporaryFolder } from './temporary-folder.ts';
export { essentialEnvironment } from './essential-environment.ts';
