/** The mark: a ring with a gap, the countdown, read as a C, and a tick signed through the gap. */
export function Mark({ size = 64 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 128 128" aria-hidden="true">
      <rect width="128" height="128" rx="30" fill="#23205c" />
      <path d="M92.6 87.4 A36 36 0 1 1 88.5 36.4" fill="none" stroke="#fff" stroke-width="12" stroke-linecap="round" />
      <path
        d="M48 64 L63 79 L104 32"
        fill="none"
        stroke="#8ff0c4"
        stroke-width="13"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  );
}
