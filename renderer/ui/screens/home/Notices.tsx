import { useDismissNotices, type NoticeView } from '../../../state/index.ts'
import { Button } from '../../components/Button.tsx'
import { words } from '../../words/index.ts'
import styles from './Notices.module.css'

/** Things to know once, said calmly above everything else. */
export function Notices({ notices }: { readonly notices: readonly NoticeView[] }) {
  const dismiss = useDismissNotices()
  if (notices.length === 0) return null
  return (
    <section className={styles.notices} aria-label={words.home.notices} role="status">
      <ul>
        {notices.map((notice, index) => (
          <li key={index}>{notice.message}</li>
        ))}
      </ul>
      <Button kind="quiet" onClick={dismiss}>
        {words.home.dismiss}
      </Button>
    </section>
  )
}
