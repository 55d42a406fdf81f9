def say(m, language):
    cur = {"USD": "美元", "TWD": "新臺幣", "CNY": "人民幣"}.get(m.currency, m.currency or "") if language != "en" else {"USD": "$", "TWD": "NT$"}.get(m.currency, m.currency or "")
    v = m.value if m.value is not None else m.min
    if v is None: return m.text
    v = float(v)
    if language == "en":
        for u, n in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
            if v >= u: return f"{cur}{v/u:,g} {n}"
        return f"{cur}{v:,g}"
    for u, n in ((1e12, "兆"), (1e8, "億"), (1e4, "萬")):
        if v >= u: return f"{v/u:,g} {n}{cur}"
    return f"{v:,g} {cur}"
