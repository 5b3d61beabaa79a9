chrome.runtime.sendMessage({ method: 'list' }).then((records) => {
  for (const { issuer, code } of records) {
    const item = document.createElement('li');
    item.textContent = `${issuer} ${code}`;
    document.getElementById('list').append(item);
  }
});
