import type { Texts } from '../texts.ts'
import { again } from './again.ts'

/** English texts of a row: outcomes, verdicts, reasons, repairs and warnings. */
export const row = {
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
  reason: {
    'unsafe-value': {
      title: 'Unsafe value',
      sentence: 'A value has a control character, or begins like a spreadsheet formula (=, +, -, @).',
      nextStep: 'Take those characters out of the value, then give the row again.',
    },
    'too-long': {
      title: 'Value too long',
      sentence: 'A value is longer than a device can have.',
      nextStep: 'Look at what was found: shorten the value, or part what ran together.',
    },
    'not-a-windows-device': {
      title: 'Not a Windows device',
      sentence: 'The row names a device with another operating system, and has no hardware hash.',
      nextStep: 'Nothing to do: only Windows devices can be registered. Leave such rows out of the export.',
    },
    'nothing-to-identify': {
      title: 'Nothing identifies the device',
      sentence:
        'The row has neither a hardware hash nor all three of manufacturer, model and serial number. A placeholder does not count, nor a serial number that Excel rounded (5.81838E+10).',
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
    'hash-elsewhere': {
      title: 'Hash found in another column',
      sentence:
        'The column for the hash holds none, but another column of the row does; its checksum proves it. The serial number is that of the hash.',
      nextStep: 'Look whether other values of the row stand in the wrong column too.',
    },
    'value-beyond-header': {
      title: 'Value beyond the header',
      sentence:
        'The row has more values than the header has columns. They stand where collection scripts write group tag and user, and were taken for these.',
      nextStep: '',
    },
    'tag-user-swapped': {
      title: 'Group tag and user swapped',
      sentence: 'The group tag was an address and the user was none: each was taken for the other.',
      nextStep: '',
    },
    'formula-text': {
      title: 'Text from a formula',
      sentence: 'A value was written as ="…" to keep its zeros in Excel; the text inside was taken.',
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
      sentence:
        'The hash is whole, but not as long as Windows makes it. It is used as Windows would write it; when you register, what came besides is kept with the device.',
      nextStep: '',
    },
    'hash-bytes-after-footer': {
      title: 'Data after the checksum',
      sentence:
        'The hash is whole, but there is data after its checksum. A file for Intune gets the hash without it; when you register, it is kept with the device.',
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
    'no-tpm': {
      title: 'No TPM in the hash',
      sentence:
        'The hash has no TPM key. The device can be registered, but self-deploying and pre-provisioning will fail.',
      nextStep:
        'If the device has a TPM, switch it on in the firmware and collect the hash again from Windows, not from WinPE.',
    },
    'captured-in-winpe': {
      title: 'Captured in WinPE',
      sentence: 'The hash was collected in Windows PE, where a TPM is not seen.',
      nextStep: 'Collect it again from the installed Windows, or at its first set-up screen.',
    },
    'capture-in-future': {
      title: 'Captured in the future',
      sentence: 'The hash says that it was collected more than a day from now: the clock of the device was wrong.',
      nextStep: 'Nothing to do. Where the device stands in more than one row, the other counts as the newer.',
    },
    'user-not-upn': {
      title: 'User is no user principal name',
      sentence:
        'The assigned user is not of the form name@domain.tld, and was not taken: with Microsoft such a user makes a device unusable.',
      nextStep: 'Give the user principal name, or assign the user later.',
    },
    'product-id-not-valid': {
      title: 'Product key ID not valid',
      sentence: 'The product key ID has not 13 digits, and was not taken. Often a spreadsheet rounded it.',
      nextStep: 'Nothing to do: with a hash the device is known without it.',
    },
    'tag-differs': {
      title: 'Two group tags',
      sentence: 'Another row for the same device has another group tag; that of the row that is kept stands.',
      nextStep: 'Check which of the two is right.',
    },
    'user-differs': {
      title: 'Two users',
      sentence: 'Another row for the same device has another user; that of the row that is kept stands.',
      nextStep: 'Check which of the two is right.',
    },
    'value-without-column': {
      title: 'Value without a column',
      sentence: 'The row has a value in no known column; it was left alone.',
      nextStep: 'If it is a group tag or user, give its column a header and give the file again.',
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
        'The row is not in the file for Intune: one of its values has a comma, a quote, a line break or a letter that such a file cannot hold.',
      nextStep:
        'Change that value if it is a group tag or user. A serial number cannot be changed: register the device here.',
    },
  },
  refusal: {
    'too-long-hash': {
      title: 'Value too long',
      sentence:
        'The text in the column for the hash is longer than any hardware hash: several hashes or rows ran together.',
      nextStep: 'Part them so that each device has a row of its own, or give the original files.',
    },
    'too-long-row': {
      title: 'Value too long',
      sentence: 'The line is longer than any row can be: rows ran together, or a quotation mark was never closed.',
      nextStep: 'Look at the line in a text editor, or export the file again.',
    },
    'unsafe-control': {
      title: 'Unsafe value',
      sentence: 'The value has a control character, which nobody typed: it came from a damaged file or a scanner.',
      nextStep: 'Take the character out, or export the value again.',
    },
    'unsafe-formula': {
      title: 'Unsafe value',
      sentence: 'The value begins like a spreadsheet formula (=, +, -, @), and a spreadsheet would run it.',
      nextStep: 'Take the first character away if it does not belong there.',
    },
    'unsafe-in-hash': {
      title: 'Unsafe value',
      sentence: 'The hash is whole, but a name or number inside it has a control character or begins like a formula.',
      nextStep: "Correct it in the firmware with the manufacturer's tool, then collect the hash again.",
    },
    'hash-type-name': {
      title: 'Not base64',
      sentence: 'Instead of the hash, the export wrote the name of its type: the hash itself is not in the file.',
      nextStep: 'Export again with the hash as text, or collect it from the device.',
    },
    'hash-shown-in-part': {
      title: 'Hash cut short',
      sentence: 'The hash ends in dots: it was copied from a screen or a preview that shows only its beginning.',
      nextStep: 'Take it from the file, not from the screen.',
    },
    'serial-rounded': {
      title: 'Nothing identifies the device',
      sentence: 'Excel rounded the serial number, and without a hash it cannot be made again.',
      nextStep: 'Format the column as text before the export, or add the hardware hash.',
    },
  },
} as const satisfies Pick<Texts, 'refusal' | 'outcome' | 'verdict' | 'reason' | 'repair' | 'warning' | 'notWritten'>
