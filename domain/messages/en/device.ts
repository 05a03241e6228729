import type { Texts } from '../texts.ts'
import { again } from './again.ts'

/** English texts of a device: its states, errors, actions, steps and events. */
export const device = {
  state: {
    pending: {
      title: 'Registration pending',
      sentence: 'The device was accepted; its registration is not finished yet.',
      nextStep: 'Nothing to do. Look again later.',
    },
    failed: {
      title: 'Registration failed',
      sentence: 'The device could not be registered.',
      nextStep: 'See the error below, correct it, and try again.',
    },
    ready: {
      title: 'Ready for user',
      sentence: 'The device is registered and waits for its user.',
      nextStep: 'Check its image, then hand it over.',
    },
    active: {
      title: 'Active',
      sentence: 'The device was handed over and its user has signed in; it was seen in the last 7 days.',
      nextStep: '',
    },
    inactive: {
      title: 'Inactive',
      sentence: 'The device was in use, but has not been seen for 7 days or longer.',
      nextStep: 'Ask its user to switch it on and connect it. Remove it if it is no longer used.',
    },
  },
  error: {
    'device-not-found': {
      title: 'Device not found',
      sentence:
        'The row has no hardware hash, and no imported catalogue has this manufacturer, model and serial number.',
      nextStep: "Import the vendor's file with hashes as a catalogue, or collect the hash from the device.",
    },
    'hardware-hash-not-valid': {
      title: 'Hardware hash not valid',
      sentence: 'The hardware hash of this device was not accepted.',
      nextStep: again,
    },
    'device-already-registered': {
      title: 'Device already registered',
      sentence: 'The directory service says that this device is registered already.',
      nextStep:
        'Nothing to do, unless the device is missing from your list: then remove it there and register it again.',
    },
    'device-claimed-by-another-organization': {
      title: 'Device claimed by another organization',
      sentence: 'Another organization has registered this device.',
      nextStep: 'Ask the previous owner or the vendor to release the device, then try again.',
    },
    'unexpected-error': {
      title: 'Unexpected error',
      sentence: 'Something went wrong that is not the fault of the device or the file.',
      nextStep: 'Try again. If it fails again, give the request ID to whoever runs this server.',
    },
    'row-not-valid': {
      title: 'Row not valid',
      sentence: 'The row could not be used as it stands.',
      nextStep: 'Correct the row and give the file again.',
    },
  },
  action: {
    tag: { title: 'Change group tag', sentence: 'Sets or clears the group tag.', nextStep: '' },
    assign: { title: 'Assign user', sentence: 'Sets or clears the user the device is for.', nextStep: '' },
    retry: { title: 'Try again', sentence: 'Registers the failed device once more.', nextStep: '' },
    mend: { title: 'Correct', sentence: 'Takes another hash or serial number and tries again.', nextStep: '' },
    remove: {
      title: 'Remove',
      sentence: 'Removes the device from the list. For 10 minutes this can be undone.',
      nextStep: '',
    },
    'replace-hardware': {
      title: 'Replace the hardware record',
      sentence: 'The new motherboard or TPM becomes part of this device; the old one stays in its history.',
      nextStep: '',
    },
    'dismiss-hardware': {
      title: 'Dismiss',
      sentence: 'Keeps the device as it is and leaves the row with the other hardware aside.',
      nextStep: '',
    },
  },
  event: {
    'registration-requested': { title: 'Registration requested', sentence: 'A file named this device.', nextStep: '' },
    registered: { title: 'Registered', sentence: 'The device is ready for its user.', nextStep: '' },
    'registration-failed': {
      title: 'Registration failed',
      sentence: 'The device could not be registered.',
      nextStep: '',
    },
    'retry-requested': { title: 'Tried again', sentence: 'Somebody asked for another try.', nextStep: '' },
    mended: { title: 'Corrected', sentence: 'The hash or serial number was corrected.', nextStep: '' },
    'tag-changed': { title: 'Group tag changed', sentence: 'The group tag was changed.', nextStep: '' },
    'user-changed': { title: 'User changed', sentence: 'The assigned user was changed.', nextStep: '' },
    'updated-by-upload': {
      title: 'Updated by a file',
      sentence: 'A file brought another group tag or user.',
      nextStep: '',
    },
    'hardware-change-found': {
      title: 'Changed hardware found',
      sentence: 'A file has this device with another motherboard or TPM.',
      nextStep: '',
    },
    'hardware-replaced': { title: 'Hardware replaced', sentence: 'The hardware record was replaced.', nextStep: '' },
    'hardware-change-dismissed': {
      title: 'Changed hardware dismissed',
      sentence: 'The row with other hardware was left aside.',
      nextStep: '',
    },
    removed: { title: 'Removed', sentence: 'The device was removed from the list.', nextStep: '' },
    'removal-undone': { title: 'Removal undone', sentence: 'The device is back in the list.', nextStep: '' },
    'registered-again': {
      title: 'Registered again',
      sentence: 'The removed device came back with a file.',
      nextStep: '',
    },
  },
  step: {
    collect: { title: 'Collect', sentence: 'Get the hardware hashes from the devices.', nextStep: '' },
    merge: { title: 'Merge', sentence: 'Make one list of all files, and see what each row is worth.', nextStep: '' },
    clear: { title: 'Clear', sentence: 'Remove stale entries of the devices elsewhere.', nextStep: '' },
    register: { title: 'Register', sentence: 'Enter the devices in the list of the organization.', nextStep: '' },
    'check-image': { title: 'Check the image', sentence: 'See whether each device has the right image.', nextStep: '' },
    deliver: { title: 'Deliver', sentence: 'Hand the device over to its user.', nextStep: '' },
  },
} as const satisfies Pick<Texts, 'state' | 'error' | 'action' | 'event' | 'step'>
