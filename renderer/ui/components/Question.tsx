import { words } from '../words/index.ts'
import { Button } from './Button.tsx'
import { Modal } from './Modal.tsx'

interface QuestionProps {
  readonly title: string
  readonly detail: string
  /** What the button that does it says. */
  readonly yes: string
  readonly onYes: () => void
  readonly onNo: () => void
}

/** Asks before something that cannot simply be seen to be undone. Enter does it, Esc does not. */
export function Question({ title, detail, yes, onYes, onNo }: QuestionProps) {
  return (
    <Modal
      title={title}
      onClose={onNo}
      footer={
        <>
          <Button kind="quiet" onClick={onNo}>
            {words.app.cancel}
          </Button>
          <Button kind="plain" onClick={onYes} data-autofocus>
            {yes}
          </Button>
        </>
      }
    >
      <p>{detail}</p>
    </Modal>
  )
}
