// `npm start`: the portal is built where its inputs changed, then this process is the server. Plain JavaScript, so that
// a Node that is too old can say so: npm brings the right one along on Linux and Windows, elsewhere it has to be there.
if (Number(process.versions.node.split('.')[0]) < 24) {
  console.error(`Muster needs Node.js 24 or newer; this is ${process.version}. Install it from https://nodejs.org/`)
  process.exit(2)
}

const { portalIsBuilt } = await import('./build-portal.ts')
if (!portalIsBuilt()) {
  // In a process of its own, so that the server does not keep what a build needs.
  const { spawnSync } = await import('node:child_process')
  const { fileURLToPath } = await import('node:url')
  const { chooseLanguage } = await import('../cli/language.ts')
  const { textsOf } = await import('../cli/texts/texts.ts')
  const language = chooseLanguage(process.argv.slice(2), process.env)
  if (process.stderr.isTTY) console.error(textsOf(language).buildingPortal)
  const build = spawnSync(process.execPath, [fileURLToPath(new URL('build-portal.ts', import.meta.url)), '--quiet'], {
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  if (build.status !== 0) process.exit(build.status ?? 1)
}

process.argv.splice(2, 0, 'serve')
await import('../cli/main.ts')
