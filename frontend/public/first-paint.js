// Runs before anything is painted: a page that turned dark or into another page only later would flash.
const { dataset } = document.documentElement
const theme = localStorage.getItem('interstake.theme')
if (theme === 'light' || theme === 'dark') dataset.theme = theme
if (location.pathname === '/') dataset.start = ''
