import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PrintedText, startProgram } from '@scones/child-programs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const MAIN = join(import.meta.dirname, 'validate.ts');
/** A program starts in a test, in a second of the processor's time. */
const STARTS_MILLISECONDS = 60_000;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'validate-test-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** Runs the command over files of these texts; what it prints names them without their folder. */
async function validate(files: Readonly<Record<string, string>>, ...options: string[]) {
  const paths = await Promise.all(
    Object.entries(files).map(async ([name, text]) => {
      await writeFile(join(folder, name), text);
      return join(folder, name);
    }),
  );
  return await run(...paths, ...options);
}

async function run(...values: string[]) {
  const child = startProgram({
    command: [process.execPath, MAIN, ...values],
    environment: process.env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [stdout, stderr] = [new PrintedText(child, 'stdout'), new PrintedText(child, 'stderr')];
  const { exitCode } = await child.ended;
  const lines = stdout.text.replaceAll(`${folder}/`, '').split('\n').slice(0, -1);
  return { code: exitCode, lines, stderr: stderr.text };
}

const YAML = `# Bakes a tray
StartAt: Bake
States:
  Bake:
    Type: Pass
    Parameters:
      tray.$: $.tray
    Next: Cool
`;

describe('the command that validates definitions', { timeout: STARTS_MILLISECONDS }, () => {
  it('accepts a machine in JSON and in YAML', async () => {
    const json = '{"StartAt":"A","States":{"A":{"Type":"Succeed"}}}';
    const yaml = `${YAML}  Cool:\n    Type: Succeed\n`;
    expect(await validate({ 'a.asl.json': json, 'b.asl.yaml': yaml, 'c.YML': yaml })).toEqual({
      code: 0,
      lines: ['a.asl.json: OK', 'b.asl.yaml: OK', 'c.YML: OK'],
      stderr: '',
    });
  });

  it('says at which line and column a state leads to none, in YAML and in JSON', async () => {
    const json = '{\n  "StartAt": "A",\n  "States": {\n    "A": { "Type": "Pass", "Next": "B" }\n  }\n}\n';
    const endless = 'MISSING_END_STATE Workflow has no terminal state';
    const { code, lines, stderr } = await validate({ 'a.asl.yaml': YAML, 'b.asl.json': json });
    expect({ code, lines }).toEqual({
      code: 1,
      lines: [
        "a.asl.yaml:8:5 ERROR MISSING_TRANSITION_TARGET Missing 'Next' target: Cool",
        `a.asl.yaml:2:1 ERROR ${endless}`,
        "b.asl.json:4:28 ERROR MISSING_TRANSITION_TARGET Missing 'Next' target: B",
        `b.asl.json:1:1 ERROR ${endless}`,
      ],
    });
    expect(stderr).toBe('2 of 2 files have errors. Correct what is printed above.\n');
  });

  it('says where a file is neither', async () => {
    const { code, lines } = await validate({
      'a.yaml': 'StartAt: A\n  States: {}\n',
      'b.json': '{\n  "StartAt": A\n}',
      'c.yaml': 'StartAt: &first A\nStates: { A: { Type: Pass, Next: *first } }\n',
    });
    expect(code).toBe(1);
    expect(lines).toEqual([
      'a.yaml:1:10 ERROR INVALID_YAML_DESCRIPTION Nested mappings are not allowed in compact mappings',
      expect.stringMatching(/^b\.json:2:15 ERROR INVALID_JSON_DESCRIPTION Unrecognized token 'A'/),
      expect.stringMatching(
        /^c\.yaml:2:34 ERROR INVALID_YAML_DESCRIPTION Aliases \(\*first\) are not supported/,
      ),
    ]);
  });

  it('prints warnings, which are no failure', async () => {
    const yaml =
      'StartAt: A\nStates:\n  A:\n    Type: Pass\n    Parameters: { tray: $.tray }\n    End: true\n';
    const { code, lines } = await validate({ 'a.yaml': yaml });
    expect(code).toBe(0);
    expect(lines).toEqual([expect.stringMatching(/^a\.yaml:5:19 WARNING NO_DOLLAR /), 'a.yaml: OK']);
  });

  it('knows what an Express machine may not have', async () => {
    const task =
      'Type: Task\n    Resource: arn:aws:states:::sqs:sendMessage.waitForTaskToken\n    End: true\n';
    const yaml = `StartAt: A\nStates:\n  A:\n    ${task}`;
    expect((await validate({ 'a.yaml': yaml })).code).toBe(0);
    expect((await validate({ 'a.yaml': yaml }, '--type', 'EXPRESS')).code).toBe(1);
  });

  it('puts values in the place of names, as a deployment does', async () => {
    const yaml =
      'StartAt: A\nStates:\n  A: { Type: Wait, Seconds: ${long}, Next: B }\n  B: { Type: Task, Resource: "${bake.Arn}", End: true }\n';
    const files = { 'a.yaml': yaml };
    const arn = 'arn:aws:lambda:us-east-1:000000000000:function:bake';
    expect(await validate(files, '--substitute', `bake.Arn=${arn}`, '--substitute', 'long=60')).toMatchObject(
      {
        code: 0,
        lines: ['a.yaml: OK'],
      },
    );
    expect(await validate(files, '--substitute', 'long=60')).toMatchObject({
      code: 1,
      lines: ['a.yaml:4:20 ERROR SCHEMA_VALIDATION_FAILED Value is not a valid resource ARN'],
    });
    expect(await validate(files, '--substitute', 'long')).toMatchObject({ code: 2 });
  });

  it('fails for a file that is not there, and is misused without any', async () => {
    expect(await run(join(folder, 'none.json'))).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('ENOENT') as string,
    });
    expect(await run()).toMatchObject({ code: 2, stderr: "error: missing required argument 'files'\n" });
  });
});
