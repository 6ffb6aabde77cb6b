/** The product's mark: the double tick on its blue. The strokes are those of a receipt, and of nothing else. */
export function Emblem({ size = 32 }: { size?: number }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 32 32" width={size} height={size}>
      <rect width="32" height="32" rx="8" fill="var(--accent-solid)" />
      <g
        transform="translate(5.4 6.9) scale(1.18)"
        fill="none"
        stroke="#fff"
        strokeWidth="1.8"
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        <path d="M1.5 7.1 4.9 10.5 11.3 3.1" />
        <path d="M9 9.5 10 10.5 16.4 3.1" />
      </g>
    </svg>
  )
}
