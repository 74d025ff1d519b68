// `npm run deck -- check …` and `convert …`: tells deck authors, and their CI, what is in a deck file and what is wrong with it.
import { pathToFileURL } from 'node:url'
import { checkFiles } from './checkFiles.ts'
import { convert } from './convert.ts'
import { summary } from './report.ts'

const HELP = `Usage: npm run deck -- check FILE_OR_FOLDER... [--json]
       npm run deck -- convert IN OUT

check    checks deck files (*.deck.yaml, *.deck.yml, *.deck.json), and says what is in every other file that Verso
         imports: packages of Anki, Mochi and Mnemosyne, CrowdAnki, SuperMemo, tables, Markdown, text. A folder stands
         for every deck file in it and below, or for the CrowdAnki deck or the Markdown notes that it holds.
convert  reads IN, a file or a folder, and writes OUT, whose name says as what: name.deck.yaml or name.deck.json (one
         deck), name.apkg (Anki), name.csv, name.tsv, name.txt (text for Anki), name.md, folder/deck.json (CrowdAnki),
         or any other folder (Verso decks with their media). Nothing is overwritten.

  --json   print one object for a single file, an array of objects for several files or a folder;
           \`npm run --silent\` keeps npm's own lines out
  --help   print this

Exit status: 0 done without errors, 1 errors in a file, 2 the command was not understood.
`

export interface CliOutput {
  out(text: string): void
  err(text: string): void
}

/** Runs one command line (without node and script) and returns the exit status: 0, 1 or 2. */
export async function runDeckCli(args: readonly string[], output: CliOutput): Promise<0 | 1 | 2> {
  const usage = (message: string): 2 => {
    output.err(`${message}\n\n${HELP}`)
    return 2
  }
  if (args.includes('--help') || args.includes('-h')) {
    output.out(HELP)
    return 0
  }
  const [command, ...rest] = args
  if (command === undefined) return usage('No command given.')
  if (command === 'convert') return await runConvert(rest, output, usage)
  if (command !== 'check') return usage(`There is no command \`${command}\`.`)
  const unknown = rest.find((arg) => arg.startsWith('-') && arg !== '--json')
  if (unknown !== undefined) return usage(`There is no option \`${unknown}\`.`)
  const paths = rest.filter((arg) => arg !== '--json')
  if (paths.length === 0) return usage('Name at least one file or folder.')

  const { reports, isSingle } = await checkFiles(paths)
  if (rest.includes('--json')) {
    output.out(`${JSON.stringify(isSingle ? reports[0] : reports, null, 2)}\n`)
  } else {
    for (const report of reports) output.out(`${summary(report)}\n`)
    const broken = reports.filter((report) => report.errors.length > 0).length
    if (!isSingle)
      output.out(`${reports.length} files checked, ${broken === 0 ? 'no errors' : `${broken} with errors`}\n`)
  }
  return reports.some((report) => report.errors.length > 0) ? 1 : 0
}

async function runConvert(
  args: readonly string[],
  output: CliOutput,
  usage: (message: string) => 2,
): Promise<0 | 1 | 2> {
  const unknown = args.find((arg) => arg.startsWith('-'))
  if (unknown !== undefined) return usage(`There is no option \`${unknown}\`.`)
  const [from, to, ...others] = args
  if (from === undefined || to === undefined || others.length > 0)
    return usage('Name one file or folder to read, and one to write.')
  const outcome = await convert(from, to)
  if (outcome.ok) output.out(`${outcome.value.lines.join('\n')}\n`)
  else output.err(`✗ ${outcome.message}\n`)
  return outcome.ok ? 0 : 1
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.exitCode = await runDeckCli(process.argv.slice(2), {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
  })
}
