/** The sign of Verso: a leaf with a turned corner. */
export function Mark() {
  return (
    <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
      <path
        d="M5 3h10l4 4v14H5z"
        fill="var(--leaf)"
        stroke="var(--ink)"
        strokeWidth="1.5"
        strokeLinejoin="round"
      />
      <path d="M15 3v4h4" fill="none" stroke="var(--ink)" strokeWidth="1.5" strokeLinejoin="round" />
      <path
        d="M8.5 11.5l3.5 6 3.5-6"
        fill="none"
        stroke="var(--accent)"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
