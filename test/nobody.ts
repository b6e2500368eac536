// What a process may not do that root may: as root the test takes another user's rights for a while.

const nobody = 65_534

export async function withoutRights<Done>(act: () => Done | Promise<Done>): Promise<Done> {
  const { seteuid, getuid } = process
  if (getuid?.() !== 0 || seteuid === undefined) return act()
  seteuid(nobody)
  try {
    return await act()
  } finally {
    seteuid(0)
  }
}
