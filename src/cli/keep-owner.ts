import { fchownSync, fstatSync, type Stats } from 'node:fs'
import { reasonOf, trouble } from './trouble.js'

/** Stands for the owner that a file has (chown(2)). */
const unchanged = -1

/**
 * Gives an open file of ours the owner, where we may give files away, and the group of the file in whose place it comes. Where
 * that would lose its group, by which people may share it, it is trouble.
 */
export function keepOwner(file: number, { uid, gid }: Pick<Stats, 'uid' | 'gid'>): void {
  try {
    fchownSync(file, uid, gid)
  } catch {
    if (fstatSync(file).gid !== gid) keepGroup(file, gid)
  }
}

function keepGroup(file: number, gid: number): void {
  try {
    fchownSync(file, unchanged, gid)
  } catch (error) {
    throw trouble(`its group cannot be kept: ${reasonOf(error)}`)
  }
}
