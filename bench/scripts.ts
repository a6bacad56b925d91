import { brotliCompressSync, gzipSync } from 'node:zlib';
import { createServer } from 'vite';
import { z } from 'zod';

/** `npm run bench:scripts`: what the pages that run a script weigh, file by file, as it is and as it is sent. */

const scripts = ['src/checking/script.ts', 'src/statements/draftForm/autosaveScript.ts'];
const built = z.object({ script: z.object({ file: z.string(), files: z.record(z.string(), z.string()) }) });

// As it is built, not as it is tried out.
process.env['NODE_ENV'] = 'production';
const server = await createServer({
  server: { middlewareMode: true, hmr: false, ws: false },
  logLevel: 'error',
});
for (const place of scripts) {
  const { script } = built.parse(await server.ssrLoadModule(`/${place}`));
  console.log(place);
  console.table(
    Object.entries(script.files).map(([file, code]) => ({
      file: file === script.file ? `${file}, which the page names` : file,
      holds: file === script.file ? 'what all need' : (/"lang":"(\w\w)"/.exec(code)?.[1] ?? 'sentences'),
      plain: Buffer.byteLength(code),
      gzip: gzipSync(code).length,
      brotli: brotliCompressSync(code).length,
    })),
  );
}
await server.close();
