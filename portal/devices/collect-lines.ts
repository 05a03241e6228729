/**
 * What an administrator pastes into PowerShell on a device. It asks the three CIM classes that know the serial number and
 * the hash, and writes a file that Muster (and Intune) reads; run once more elsewhere it adds a line. Needs Windows 10
 * 1703 or later and an administrator.
 */
export const collectLines = [
  '$serial = (Get-CimInstance Win32_BIOS).SerialNumber.Trim()',
  '$detail = Get-CimInstance -Namespace root/cimv2/mdm/dmmap -ClassName MDM_DevDetail_Ext01 `',
  "  -Filter \"InstanceID='Ext' AND ParentID='./DevDetail'\"",
  '[pscustomobject]@{',
  "  'Device Serial Number' = $serial",
  "  'Windows Product ID'   = ''",
  "  'Hardware Hash'        = $detail.DeviceHardwareData",
  '} | Export-Csv -Path .\\devices.csv -Append -NoTypeInformation -Encoding UTF8',
].join('\n')
