/** A deck's title from the name of its file: without ending, signs that stand for spaces as spaces. */
export function titleFrom(fileName: string): string {
  const bare = fileName
    .replace(/^.*[\\/]/, '')
    .replace(/\.deck\.\w+$|\.\w{1,8}$/i, '')
    .replace(/_+/g, ' ')
    .trim()
  return bare === '' ? 'Imported' : bare.replaceAll('::', ':')
}
