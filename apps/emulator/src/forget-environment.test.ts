import { mkdtempDisposable, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PrintedText, startProgram } from '@scones/child-programs';
import { CreateFunctionCommand, InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { expect, it } from 'vitest';
import { zipSync } from 'fflate';

const MAIN = join(import.meta.dirname, 'main.ts');
const KEY = 'AKIAREALLOOKING00001';
const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYREALLOOKIN';
const SPY = `
  import { readFileSync } from 'node:fs';
  const read = (path) => { try { return readFileSync(path, 'latin1'); } catch { return ''; } };
  const of = (pid) => read('/proc/' + pid + '/environ') + read('/proc/' + pid + '/cmdline');
  export const handler = async ({ pid }) => ({
    emulator: of(pid),
    own: JSON.stringify(process.env),
  });`;

it.runIf(process.platform === 'linux')(
  'leaves the credentials of its user neither to functions nor in any file',
  async () => {
    await using home = await mkdtempDisposable(join(tmpdir(), 'forget-environment-'));
    const folder = join(home.path, 'state');
    const secrets = {
      AWS_ACCESS_KEY_ID: KEY,
      AWS_SECRET_ACCESS_KEY: SECRET,
      MY_TOKEN: SECRET,
      HOME: home.path,
    };
    const child = startProgram({
      command: [process.execPath, MAIN, '--json', '--port', '0', '--folder', folder],
      environment: { ...process.env, ...secrets },
    });
    const [stdout, stderr] = [new PrintedText(child, 'stdout'), new PrintedText(child, 'stderr')];
    try {
      const [line] = await stdout.matching(/^.*\n/);
      const { url, pid } = (JSON.parse(line) as { ready: { url: string; pid: number } }).ready;
      expect(pid).toBe(child.pid);
      expect(await readFile(`/proc/${pid}/environ`, 'latin1')).not.toContain(SECRET);
      const credentials = { accessKeyId: KEY, secretAccessKey: SECRET };
      const lambda = new LambdaClient({ endpoint: url, region: 'us-east-1', credentials });
      const zip = zipSync({ 'index.mjs': Buffer.from(SPY) });
      await lambda.send(
        new CreateFunctionCommand({
          FunctionName: 'spy',
          Role: 'arn:aws:iam::000000000000:role/test',
          Handler: 'index.handler',
          Runtime: 'nodejs24.x',
          Timeout: 60,
          Code: { ZipFile: zip },
        }),
      );
      const { Payload } = await lambda.send(
        new InvokeCommand({ FunctionName: 'spy', Payload: JSON.stringify({ pid }) }),
      );
      const seen = JSON.parse(Payload?.transformToString() ?? '') as { emulator: string; own: string };
      expect(seen.own).toContain('AWS_LAMBDA_FUNCTION_NAME');
      expect(seen.emulator + seen.own).not.toContain(SECRET);
      lambda.destroy();
    } finally {
      child.signal('SIGTERM');
      await child.ended;
    }
    const files = await readdir(folder, { recursive: true, withFileTypes: true });
    const texts = await Promise.all(
      files
        .filter((file) => file.isFile())
        .map((file) => readFile(join(file.parentPath, file.name), 'latin1')),
    );
    expect(texts.length).toBeGreaterThan(2);
    for (const text of [...texts, stdout.text, stderr.text]) {
      expect(text).not.toContain(SECRET);
      expect(text).not.toContain(KEY);
    }
  },
  120_000,
);
