import { useState } from 'react'
import type { Face } from '../../cardFace/index.ts'
import { Button } from '../../components/Button.tsx'
import { Modal } from '../../components/Modal.tsx'
import { words } from '../../words/index.ts'
import styles from './ZoomOverlay.module.css'

interface ZoomOverlayProps {
  /** Files of the deck's own media folder: see cardFace/media.ts. */
  readonly pictures: Face['media']['pictures']
  readonly onClose: () => void
}

/** The pictures of a side, one at a time, as large as the window allows; again as they are when clicked. */
export function ZoomOverlay({ pictures, onClose }: ZoomOverlayProps) {
  const [at, setAt] = useState(0)
  const [isWhole, setIsWhole] = useState(true)
  const picture = pictures[at]
  if (picture === undefined) return null
  const move = (by: number) => setAt((at + by + pictures.length) % pictures.length)
  return (
    <Modal
      kind="wide"
      title={pictures.length > 1 ? words.desk.zoomOf(at + 1, pictures.length) : words.desk.zoomTitle}
      onClose={onClose}
      onKey={(event) => {
        if (event.key === 'ArrowRight') move(1)
        else if (event.key === 'ArrowLeft') move(-1)
        else if (event.key === ' ' && !(event.target instanceof HTMLButtonElement)) setIsWhole(!isWhole)
        else return false
        return true
      }}
      footer={
        pictures.length > 1 ? (
          <>
            <Button onClick={() => move(-1)}>{words.desk.previous}</Button>
            <Button onClick={() => move(1)}>{words.desk.next}</Button>
          </>
        ) : undefined
      }
    >
      <button
        type="button"
        className={isWhole ? styles.whole : styles.real}
        aria-label={words.desk.zoomSize}
        onClick={() => setIsWhole(!isWhole)}
      >
        <img src={picture.address} alt={picture.alt} />
      </button>
    </Modal>
  )
}
