// What `npm test`, `npm run reproduce` and `npm run bench` start: plain Node, so that a fresh clone needs only node and npm.
const [major, minor] = process.versions.node.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`lrlab needs Node 20.19 or newer, and this is ${process.version}: see https://nodejs.org`);
  process.exitCode = 1;
} else {
  // Imported only now: an older Node might not read these files.
  import('./run/main.mjs').then(async ({ main }) => {
    process.exitCode = await main(process.argv.slice(2));
  });
}
