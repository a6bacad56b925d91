// `npm start`: builds what changed, then becomes the program, so that whoever stops this stops that.
import { buildIfChanged } from './build.js';

buildIfChanged();
await import('../dist/main.js');
