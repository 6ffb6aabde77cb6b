const publicName = /^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z][a-z0-9-]*$/
const privateEnds = /\.(local|localhost|internal|intranet|lan|home|corp|arpa)$/

/**
 * May a file be fetched from the address the platform names? The call carries the number's access token, and agents see
 * what comes back, so it goes to the host that was asked, or over https to a public name: whoever connects a number
 * must not read the servers of this machine or its network through it.
 *
 * @param asked the address of the call whose answer named it
 */
export function mayFetchFrom(address: string, asked: string): boolean {
  const there = URL.parse(address)
  const platform = new URL(asked)
  if (!there) return false
  const same = there.hostname === platform.hostname || (isLoopback(there) && isLoopback(platform))
  if (same && there.protocol === platform.protocol) return true
  return there.protocol === 'https:' && publicName.test(there.hostname) && !privateEnds.test(there.hostname)
}

const isLoopback = ({ hostname }: URL) =>
  hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname)
