// Runs before anything is painted: a page that turned dark or into another page only later would flash.
const { dataset } = document.documentElement
if (location.pathname === '/') dataset.start = ''
try {
  const theme = localStorage.getItem('interstake.theme')
  if (theme === 'light' || theme === 'dark') dataset.theme = theme
} catch {
  // Where people deny the storage, the system's theme it is.
}
