import { useRef, useState } from 'react'
import { routeHref, type ImportGestures, type PickedFile } from '../../../state/index.ts'
import { Button } from '../../components/Button.tsx'
import { words } from '../../words/index.ts'
import styles from './ChooseSource.module.css'
import { PastImports } from './PastImports.tsx'

/** Where the cards come from: a file, a folder, pasted text. Drops are taken by the whole window. */
export function ChooseSource({ gestures }: { readonly gestures: ImportGestures }) {
  const file = useRef<HTMLInputElement>(null)
  const folder = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const take = (list: FileList | null) => gestures.readFiles(pickedFrom(list))
  return (
    <>
      <h1>{words.import.title}</h1>
      <p className={styles.lead}>{words.import.lead}</p>
      <div className={styles.drop}>
        <p className={styles.invite}>{words.import.drop}</p>
        <div className={styles.buttons}>
          <Button kind="primary" onClick={() => file.current?.click()}>
            {words.import.chooseFile}
          </Button>
          <Button onClick={() => folder.current?.click()}>{words.import.chooseFolder}</Button>
        </div>
        <p className={styles.takes}>{words.import.takes}</p>
        <input
          ref={file}
          type="file"
          hidden
          data-testid="import-file"
          aria-label={words.import.chooseFile}
          onChange={(event) => take(event.target.files)}
        />
        <input
          ref={folder}
          type="file"
          hidden
          multiple
          aria-label={words.import.chooseFolder}
          {...{ webkitdirectory: '' }}
          onChange={(event) => take(event.target.files)}
        />
      </div>
      <form
        className={styles.paste}
        onSubmit={(event) => {
          event.preventDefault()
          gestures.readText(text)
        }}
      >
        <label htmlFor="paste">{words.import.pasteLabel}</label>
        <p id="paste-help">{words.import.pasteHelp}</p>
        <textarea
          id="paste"
          rows={5}
          spellCheck={false}
          aria-describedby="paste-help"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Button type="submit" disabled={text.trim() === ''}>
          {words.import.look}
        </Button>
      </form>
      <PastImports takeBack={gestures.takeBack} />
      <p className={styles.out}>
        <a href={routeHref({ screen: 'export', deckId: null })}>{words.import.exportLink}</a>
      </p>
    </>
  )
}

function pickedFrom(list: FileList | null): PickedFile[] {
  return [...(list ?? [])].map((blob) => ({
    path: blob.webkitRelativePath === '' ? blob.name : blob.webkitRelativePath,
    blob,
  }))
}
