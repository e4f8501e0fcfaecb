-- What the plugin says by itself, in the three languages of the server's messages.
local M = {}

local texts = {
  no_client = {
    en = 'jiaozhu does not run in this buffer (:checkhealth jiaozhu says why)',
    hant = '這個緩衝區沒有校注在運作（:checkhealth jiaozhu 會說明原因）',
    hans = '这个缓冲区没有校注在运行（:checkhealth jiaozhu 会说明原因）',
  },
  no_binary = {
    en = 'jiaozhu: the program %s is not found; put it on PATH or name it by cmd in setup()',
    hant = '校注：找不到程式 %s；請把它放進 PATH，或在 setup() 的 cmd 指明',
    hans = '校注：找不到程序 %s；请把它放进 PATH，或在 setup() 的 cmd 指明',
  },
  failed = { en = 'jiaozhu: %s: %s', hant = '校注：%s：%s', hans = '校注：%s：%s' },
  restarted = { en = 'jiaozhu: started again (%d stopped)', hant = '校注：已重新啟動（停了 %d 個）', hans = '校注：已重新启动（停了 %d 个）' },
  unknown = {
    en = 'jiaozhu: there is no command %s; there are %s',
    hant = '校注：沒有 %s 這個指令；有 %s',
    hans = '校注：没有 %s 这个命令；有 %s',
  },
  nothing = { en = 'jiaozhu: nothing to choose from', hant = '校注：沒有可選的', hans = '校注：没有可选的' },
  no_glossary = {
    en = 'jiaozhu: the workspace has no glossary yet; select words and use :Jiaozhu term',
    hant = '校注：工作區還沒有詞彙表；選取文字後用 :Jiaozhu term',
    hans = '校注：工作区还没有词汇表；选取文字后用 :Jiaozhu term',
  },
  no_term = {
    en = 'jiaozhu: there is nothing here to add to the glossary',
    hant = '校注：這裡沒有可加入詞彙表的文字',
    hans = '校注：这里没有可加入词汇表的文字',
  },
  no_fixes = { en = 'jiaozhu: there is nothing that a safe fix would change', hant = '校注：沒有可靠的修正可套用', hans = '校注：没有可靠的修正可套用' },
  changed = { en = 'jiaozhu: changed %s (:wa writes it)', hant = '校注：改了 %s（:wa 寫入）', hans = '校注：改了 %s（:wa 写入）' },
  status = {
    en = 'jiaozhu: %s, region %s; %d concepts (%d mentions), %d works (%d citations); %d errors, %d warnings, %d notes, %d hints',
    hant = '校注：%s，地區 %s；概念 %d（%d 處），文獻 %d（%d 處）；錯誤 %d，警告 %d，資訊 %d，提示 %d',
    hans = '校注：%s，地区 %s；概念 %d（%d 处），文献 %d（%d 处）；错误 %d，警告 %d，信息 %d，提示 %d',
  },
  h_old = { en = '%s is too old; it takes 0.7 or later', hant = '%s 太舊；需要 0.7 以上', hans = '%s 太旧；需要 0.7 以上' },
  h_utf8 = {
    en = '%s; UTF-8 is offered, since under UTF-16 this version misplaces the cursor in Chinese lines',
    hant = '%s；已改用 UTF-8，因為這個版本在 UTF-16 下會把中文行的游標放錯',
    hans = '%s；已改用 UTF-8，因为这个版本在 UTF-16 下会把中文行的光标放错',
  },
  h_install = {
    en = 'Install it (go install github.com/jiaozhu/jiaozhu/cmd/jiaozhu@latest), or name it: setup { cmd = { "/path/to/jiaozhu", "lsp" } }',
    hant = '安裝它（go install github.com/jiaozhu/jiaozhu/cmd/jiaozhu@latest），或指明位置：setup { cmd = { "/path/to/jiaozhu", "lsp" } }',
    hans = '安装它（go install github.com/jiaozhu/jiaozhu/cmd/jiaozhu@latest），或指明位置：setup { cmd = { "/path/to/jiaozhu", "lsp" } }',
  },
  h_wrong = { en = '%s is not jiaozhu; it says: %s', hant = '%s 不是校注；它回答：%s', hans = '%s 不是校注；它回答：%s' },
  h_no_settings = { en = 'No settings; the defaults hold', hant = '沒有設定，一律採預設值', hans = '没有设置，一律采用默认值' },
  h_settings = { en = 'Settings: %s', hant = '設定：%s', hans = '设置：%s' },
  h_none = { en = 'No buffer has a session', hant = '沒有緩衝區在使用校注', hans = '没有缓冲区在使用校注' },
  h_open = {
    en = 'Call require("jiaozhu").setup() or vim.lsp.enable("jiaozhu"), and open a document',
    hant = '呼叫 require("jiaozhu").setup() 或 vim.lsp.enable("jiaozhu")，再打開一份文件',
    hans = '调用 require("jiaozhu").setup() 或 vim.lsp.enable("jiaozhu")，再打开一份文档',
  },
  h_session = {
    en = 'Session %d: folder %s, %d buffers, %s',
    hant = '第 %d 號：資料夾 %s，%d 個緩衝區，%s',
    hans = '第 %d 号：文件夹 %s，%d 个缓冲区，%s',
  },
  concepts = { en = 'Concepts', hant = '概念', hans = '概念' },
  references = { en = 'References', hant = '文獻', hans = '文献' },
  cite = { en = 'Cite', hant = '引用', hans = '引用' },
  glossary = { en = 'Glossaries', hant = '詞彙表', hans = '词汇表' },
  term = { en = 'Into the glossary', hant = '加入詞彙表', hans = '加入词汇表' },
  places = { en = 'Places', hant = '出處', hans = '出处' },
  entry = { en = 'entry', hant = '條目', hans = '条目' },
}

-- Returns the language tag of Neovim's messages, as zh-TW, or nil where it names none.
function M.locale()
  local lang = tostring(vim.v.lang):match('^[%a_]+') or ''
  if lang == '' or lang == 'C' or lang == 'POSIX' then return nil end
  return (lang:gsub('_', '-'))
end

local function language()
  local settings = (require('jiaozhu').options.settings or {}).jiaozhu or {}
  local tag = settings.messages
  if not tag or tag == 'auto' then tag = M.locale() or 'en' end
  tag = tag:lower()
  if not tag:find('^zh') then return 'en' end
  return (tag:find('hant') or tag:find('tw') or tag:find('hk') or tag:find('mo')) and 'hant' or 'hans'
end

-- Returns the language of messages as the program's --messages takes it.
function M.tag() return ({ en = 'en', hant = 'zh-Hant', hans = 'zh-Hans' })[language()] end

-- Returns a text in the language of messages.
function M.text(key, ...)
  local text = texts[key][language()]
  return select('#', ...) > 0 and text:format(...) or text
end

-- Shows a text. level is one of vim.log.levels.
function M.say(key, level, ...) vim.notify(M.text(key, ...), level) end

local said = {}

-- Shows a text the first time that it is asked for.
function M.once(key, level, ...)
  local text = M.text(key, ...)
  if said[text] then return end
  said[text] = true
  vim.notify(text, level)
end

return M
