import type { Texts } from './texts.ts'

const again = 'Collect the hash again on the device and use the new one.'

/** All English texts of the domain. */
export const en = {
  state: {
    pending: {
      title: 'Registration pending',
      sentence: 'The device was accepted; its registration is not finished yet.',
      nextStep: 'Nothing to do. Look again later.',
    },
    failed: {
      title: 'Registration failed',
      sentence: 'The device could not be registered.',
      nextStep: 'See the error below, mend it, and try again.',
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
      nextStep: 'Try again. If it fails again, give the request id to whoever runs this server.',
    },
    'row-not-valid': {
      title: 'Row not valid',
      sentence: 'The row could not be used as it stands.',
      nextStep: 'Correct the row and give the file again.',
    },
  },
  reason: {
    'unsafe-value': {
      title: 'Unsafe value',
      sentence: 'A value has a control character, or begins like a spreadsheet formula (=, +, -, @).',
      nextStep: 'Take those characters out of the value and try again.',
    },
    'too-long': {
      title: 'Value too long',
      sentence: 'A value is longer than a device can have.',
      nextStep:
        'Shorten a tag, user, name or serial number. If columns, rows or hashes ran together, part them. A single hash that is too long: collect it again.',
    },
    'nothing-to-identify': {
      title: 'Nothing identifies the device',
      sentence:
        'The row has neither a hardware hash nor manufacturer, model and serial number. A placeholder is none, nor is a serial number that Excel rounded (5.81838E+10).',
      nextStep: 'Add the hardware hash, or all three of manufacturer, model and serial number.',
    },
    'not-base64': {
      title: 'Not base64',
      sentence: 'The hash has characters that no hardware hash can have.',
      nextStep: 'Copy the hash again from the original file; do not type or edit it.',
    },
    'not-a-hardware-hash': {
      title: 'Not a hardware hash',
      sentence: 'The text is not a hardware hash. It may be sample text, or come from another column.',
      nextStep: 'Put the hardware hash of the device there: it begins with T0 and has 4000 characters.',
    },
    truncated: {
      title: 'Hash cut short',
      sentence: 'The end of the hash is missing, and the missing part cannot be made again.',
      nextStep: `Use the original file: some programs cut long cells. Otherwise: ${again.charAt(0).toLowerCase()}${again.slice(1)}`,
    },
    malformed: {
      title: 'Hash out of order',
      sentence: 'The records inside the hash do not fit together: part of it was lost, added or changed.',
      nextStep: again,
    },
    checksum: {
      title: 'Hash damaged',
      sentence: 'The checksum inside the hash does not match: at least one character was changed.',
      nextStep: `Copy the hash again from the original file. Otherwise: ${again.charAt(0).toLowerCase()}${again.slice(1)}`,
    },
    'serial-missing': {
      title: 'No serial number in the hash',
      sentence: 'The hash is whole, but the firmware of the device does not know its serial number.',
      nextStep: "Set the serial number with the manufacturer's tool, then collect the hash again.",
    },
    'manufacturer-missing': {
      title: 'No manufacturer in the hash',
      sentence: 'The hash is whole, but the firmware of the device does not know its manufacturer.',
      nextStep: "Set the manufacturer with the manufacturer's tool, then collect the hash again.",
    },
    'serial-mismatch': {
      title: 'Serial number and hash differ',
      sentence:
        'The hash belongs to a device with another serial number. Often one column was sorted without the others.',
      nextStep:
        'Put the serial number beside its own hash, without quotes or other marks around it, or leave it empty: it is in the hash.',
    },
    'hardware-changed': {
      title: 'Hardware changed',
      sentence: 'Same manufacturer, model and serial number, but another motherboard or TPM.',
      nextStep: 'Check which of the two rows is the device as it is now.',
    },
  },
  outcome: {
    accepted: { title: 'Accepted', sentence: 'The row names one device and can be registered.', nextStep: '' },
    duplicate: {
      title: 'Duplicate',
      sentence: 'Another row names the same device; the one captured last is kept.',
      nextStep: '',
    },
    refused: {
      title: 'Refused',
      sentence: 'The row cannot be registered as it stands.',
      nextStep: 'See the reason, correct the row and give it again.',
    },
  },
  verdict: {
    new: { title: 'New', sentence: 'The device is not in your list yet.', nextStep: '' },
    'already-registered': {
      title: 'Already registered',
      sentence: 'The device is in your list already. Only a new group tag or user is taken over.',
      nextStep: '',
    },
    'hardware-changed': {
      title: 'Hardware changed',
      sentence: 'The device in your list has the same serial number, but another motherboard or TPM.',
      nextStep: 'Replace the hardware record if the device was repaired; dismiss the row if it is not the same device.',
    },
    'claimed-by-another-organization': {
      title: 'Claimed by another organization',
      sentence: 'Another organization has registered this device.',
      nextStep: 'Ask the previous owner or the vendor to release the device, then try again.',
    },
    'not-found': {
      title: 'Not found',
      sentence:
        'The row has no hardware hash, and no imported catalogue has this manufacturer, model and serial number.',
      nextStep: "Import the vendor's file with hashes as a catalogue, or collect the hash from the device.",
    },
  },
  repair: {
    trimmed: { title: 'Spaces removed', sentence: 'Spaces around the serial number were removed.', nextStep: '' },
    'serial-from-hash': {
      title: 'Serial number from the hash',
      sentence:
        'The serial number was empty, a placeholder, in other capitals or changed by a spreadsheet; it was taken from the hash.',
      nextStep: '',
    },
    'hash-repaired': {
      title: 'Hash repaired',
      sentence: 'The text of the hash was damaged in a way that can be undone; its checksum proves the result.',
      nextStep: '',
    },
  },
  warning: {
    'maker-differs': {
      title: 'Manufacturer differs',
      sentence: 'The row gives another manufacturer than the hash; the hash was followed.',
      nextStep: 'Check that the row and its hash are of one device.',
    },
    'model-differs': {
      title: 'Model differs',
      sentence: 'The row gives another model than the hash; the hash was followed.',
      nextStep: 'Check that the row and its hash are of one device.',
    },
    'product-id-differs': {
      title: 'Product key ID differs',
      sentence: 'The row gives another product key ID than the hash; the hash was followed.',
      nextStep: 'Check that the row and its hash are of one device.',
    },
    'hash-length-unusual': {
      title: 'Unusual length',
      sentence: 'The hash is whole, but not as long as Windows makes it. What came in besides is kept.',
      nextStep: '',
    },
    'hash-bytes-after-footer': {
      title: 'Data after the checksum',
      sentence: 'The hash is whole, but there is data after its checksum. It is kept.',
      nextStep: 'If you expected none, collect the hash again.',
    },
    'ek-digest-differs': {
      title: 'TPM key and digest differ',
      sentence: 'The hash has a TPM key and a digest of it that do not match. The digest counts.',
      nextStep: 'Collect the hash again; if it says the same, check the TPM.',
    },
    'uuid-shared': {
      title: 'UUID shared',
      sentence: 'Another device has the same UUID but another TPM. They are kept apart.',
      nextStep: 'Check whether one is a copy of the other, such as a cloned virtual machine.',
    },
    'serial-differs': {
      title: 'Serial number differs',
      sentence: 'It is the same hardware as a device in your list, which has another serial number.',
      nextStep: 'Check which of the two serial numbers is right.',
    },
    'serial-also-on': {
      title: 'Serial number on another device too',
      sentence: 'Another device in your list has the same manufacturer, model and serial number.',
      nextStep: 'Check both devices; the one that no longer exists can be removed.',
    },
  },
  fileError: {
    empty: { title: 'Empty file', sentence: 'The file is empty.', nextStep: 'Export or collect it again.' },
    'header-only': {
      title: 'No rows',
      sentence: 'The file has a header but no rows.',
      nextStep: 'Check the filter of the export, then export it again.',
    },
    'no-known-column': {
      title: 'No known column',
      sentence: 'No column of the file names a device.',
      nextStep: 'It needs a column Hardware Hash, or the columns Manufacturer, Model and Serial Number.',
    },
    'not-text': {
      title: 'Not a text file',
      sentence: 'The file is not text, or in an encoding that cannot be read.',
      nextStep: 'Choose the CSV file with the devices; a text in another encoding: save it as UTF-8.',
    },
    spreadsheet: {
      title: 'Excel workbook',
      sentence: 'The file is an Excel workbook, whatever its name.',
      nextStep: 'Open it in Excel, save it as CSV, and give that file.',
    },
    archive: {
      title: 'Archive',
      sentence: 'The file is an archive (ZIP, gzip and the like), whatever its name.',
      nextStep: 'Unpack it and give the files inside.',
    },
    unreadable: {
      title: 'Unreadable file',
      sentence: 'The file could not be read.',
      nextStep: 'Check that it exists, that you may read it and that no other program has it open.',
    },
  },
  notWritten: {
    'no-hash': {
      title: 'No hash',
      sentence: 'The row is not in the file for Intune, since it has no hardware hash.',
      nextStep: 'Collect its hash, or register it here with a catalogue.',
    },
    'not-representable': {
      title: 'Does not fit the file for Intune',
      sentence:
        'The row is not in the file for Intune: it has a comma, a quote, a line break or a letter that such a file cannot hold.',
      nextStep: 'Change the group tag or user, or register the device here.',
    },
  },
  uploadStatus: {
    receiving: { title: 'Receiving', sentence: 'Files are coming in; what is shown is provisional.', nextStep: '' },
    checked: {
      title: 'Checked',
      sentence: 'All rows were checked. Nothing is registered yet.',
      nextStep: 'Look at the result, then register or drop it.',
    },
    registering: { title: 'Registering', sentence: 'The devices are being registered.', nextStep: '' },
    done: { title: 'Done', sentence: 'All rows were handled.', nextStep: '' },
    cancelled: {
      title: 'Cancelled',
      sentence: 'It was stopped. What was registered by then stays; the rest was left.',
      nextStep: 'Give the files again to register the rest.',
    },
    abandoned: {
      title: 'Abandoned',
      sentence: 'It was dropped, or nobody went on with it in time. Its rows are gone.',
      nextStep: 'Give the files again to register them.',
    },
  },
  role: {
    owner: { title: 'Owner', sentence: 'May do everything, also with people and the organization.', nextStep: '' },
    administrator: {
      title: 'Administrator',
      sentence: 'May register, change and remove devices and invite people.',
      nextStep: '',
    },
    technician: {
      title: 'Technician',
      sentence: 'May register and change devices, but not remove them.',
      nextStep: '',
    },
    viewer: { title: 'Viewer', sentence: 'May look, and change nothing.', nextStep: '' },
  },
  action: {
    tag: { title: 'Change group tag', sentence: 'Sets or clears the group tag.', nextStep: '' },
    assign: { title: 'Assign user', sentence: 'Sets or clears the user the device is for.', nextStep: '' },
    retry: { title: 'Try again', sentence: 'Registers the failed device once more.', nextStep: '' },
    mend: { title: 'Correct', sentence: 'Takes another hash or serial number and tries again.', nextStep: '' },
    remove: {
      title: 'Remove',
      sentence: 'Takes the device off the list. For 10 minutes this can be undone.',
      nextStep: '',
    },
    'replace-hardware': {
      title: 'Replace the hardware record',
      sentence: 'The new motherboard or TPM becomes part of this device; the old one stays in its history.',
      nextStep: '',
    },
    'dismiss-hardware': {
      title: 'Dismiss',
      sentence: 'Keeps the device as it is and drops the row with the other hardware.',
      nextStep: '',
    },
  },
  step: {
    collect: { title: 'Collect', sentence: 'Get the hardware hashes from the devices.', nextStep: '' },
    merge: { title: 'Merge', sentence: 'Make one list of all files, and see what each row is worth.', nextStep: '' },
    clear: { title: 'Clear', sentence: 'Remove stale entries of the devices elsewhere.', nextStep: '' },
    register: { title: 'Register', sentence: 'Enter the devices on the list of the organization.', nextStep: '' },
    'check-image': { title: 'Check the image', sentence: 'See whether each device has the right image.', nextStep: '' },
    deliver: { title: 'Deliver', sentence: 'Hand the device over to its user.', nextStep: '' },
  },
  event: {
    'registration-requested': { title: 'Registration requested', sentence: 'A file named this device.', nextStep: '' },
    registered: { title: 'Registered', sentence: 'The device is ready for its user.', nextStep: '' },
    'registration-failed': { title: 'Registration failed', sentence: 'The device was refused.', nextStep: '' },
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
      sentence: 'The row with other hardware was dropped.',
      nextStep: '',
    },
    removed: { title: 'Removed', sentence: 'The device was taken off the list.', nextStep: '' },
    'removal-undone': { title: 'Removal undone', sentence: 'The device is back on the list.', nextStep: '' },
    'registered-again': {
      title: 'Registered again',
      sentence: 'The removed device came back with a file.',
      nextStep: '',
    },
  },
  hint: {
    'hash-of-line': 'This hash belongs to the device on line {line}.',
    'duplicate-of': 'The row that is kept: {file}, line {line}.',
    'columns-found': 'Columns found: {columns}.',
    'one-column':
      'Everything stands in one column. In Excel: Data > Text to Columns, or save it again with the right separator.',
    'repaired-hash': 'The text was repaired; its checksum proves the result.',
    'takes-longer': 'This takes longer than usual.',
    'request-id': 'Request id: {requestId}',
    'device-list': 'This is a list of devices, not one hash. Use: muster merge {file} -o OUT.csv',
    found: 'Found: {found}',
  },
  field: {
    identity: 'Identity',
    windowsAtCapture: 'Windows at capture',
    processorAndMemory: 'Processor and memory',
    disks: 'Disks',
    network: 'Network',
    tpm: 'TPM',
    display: 'Display and enclosure',
    other: 'Other',
    unknownRecords: 'Records of unknown meaning',
    serialNumber: 'Serial number',
    manufacturer: 'Manufacturer',
    model: 'Model',
    family: 'Family',
    sku: 'SKU',
    systemVersion: 'Version',
    uuid: 'UUID',
    productKeyId: 'Product key ID',
    keyPartNumber: 'Key part number',
    board: 'Motherboard',
    bios: 'BIOS vendor',
    capturedAt: 'Captured',
    osBuild: 'Windows build',
    windows: 'Windows version',
    windowsType: 'Windows type',
    timeZone: 'Time zone (minutes from UTC)',
    architecture: 'Architecture',
    toolVersion: 'Format version',
    cpu: 'Processor',
    cores: 'Cores',
    threads: 'Threads',
    memory: 'Memory',
    memoryMaximum: 'Memory at most',
    memorySlots: 'Memory slots',
    disk: 'Disk',
    solidState: 'solid state',
    rotating: 'rotating',
    adapter: 'Adapter',
    tpmVersion: 'TPM',
    ekPublicSha256: 'TPM key (SHA-256)',
    none: 'none',
    panel: 'Display',
    gpu: 'Graphics',
    enclosure: 'Enclosure type',
    record: 'Record',
    bytes: 'bytes',
  },
} as const satisfies Texts
